package fr.teleguichet.fleet.opendata;

import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table of published years. */
@Singleton
final class OpenDataYearRepository {

  private final Jdbi jdbi;
  private final JsonMapper json;

  OpenDataYearRepository(Database database, JsonMapper json) {
    this.jdbi = database.jdbi();
    this.json = json;
  }

  Optional<OpenDataYear> find(int year) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT content FROM open_data_year WHERE year = :year")
                    .bind("year", year)
                    .mapTo(String.class)
                    .findOne())
        .map(this::read);
  }

  /** Keeps the figures of a year, unless somebody else was first; returns what is kept. */
  OpenDataYear keep(OpenDataYear year, Instant now) {
    String content = write(year);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT IGNORE INTO open_data_year (year, content, taken) VALUES (?, ?, ?)",
                year.year(),
                content,
                LocalDateTime.ofInstant(now, ZoneOffset.UTC)));
    return find(year.year()).orElse(year);
  }

  /** The year of the first interview of which anything is kept. */
  Optional<Integer> first() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT MIN(year) FROM (
                      SELECT YEAR(MIN(started) + INTERVAL 1 HOUR) AS year FROM interview
                      UNION ALL SELECT YEAR(MIN(month)) FROM interview_month
                      UNION ALL SELECT MIN(year) FROM open_data_year) AS years
                    """)
                .mapTo(Integer.class)
                .findOne());
  }

  private String write(OpenDataYear year) {
    try {
      return json.writeValueAsString(year);
    } catch (IOException impossible) {
      throw new UncheckedIOException("the figures of a year cannot be written", impossible);
    }
  }

  private OpenDataYear read(String content) {
    try {
      return Objects.requireNonNull(json.readValue(content, OpenDataYear.class));
    } catch (IOException damaged) {
      throw new UncheckedIOException("the published figures of a year cannot be read", damaged);
    }
  }
}
