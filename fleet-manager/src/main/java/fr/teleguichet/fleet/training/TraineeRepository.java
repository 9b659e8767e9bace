package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table of people who are trained. */
@Singleton
final class TraineeRepository {

  private final Jdbi jdbi;

  TraineeRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Everybody, those who left among them. */
  List<Trainee> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, site_id, role, name, email, departed, fictitious"
                        + " FROM trained_person ORDER BY id")
                .map((row, _) -> person(row))
                .list());
  }

  /** The same, each where the person worked on a day. */
  List<Trainee> on(LocalDate day) {
    Map<Integer, Optional<Integer>> then = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT person_id, site_id FROM trained_person_site WHERE last_day >= ?"
                        + " ORDER BY last_day")
                .bind(0, day)
                .map(
                    (row, _) ->
                        Map.entry(
                            row.getInt("person_id"),
                            Optional.ofNullable(row.getObject("site_id", Integer.class))))
                .forEach(it -> then.putIfAbsent(it.getKey(), it.getValue())));
    return all().stream().map(it -> it.at(then.getOrDefault(it.id(), it.site()))).toList();
  }

  private static Trainee person(ResultSet row) throws SQLException {
    return new Trainee(
        row.getInt("id"),
        Optional.ofNullable(row.getObject("site_id", Integer.class)),
        TrainingRole.ofWord(row.getString("role")).orElse(TrainingRole.MEDIATOR),
        row.getString("name"),
        row.getString("email"),
        Optional.ofNullable(row.getObject("departed", LocalDate.class)),
        row.getBoolean("fictitious"));
  }

  void add(Trainee person, Instant now) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  "INSERT INTO trained_person (site_id, role, name, email, created)"
                      + " VALUES (?, ?, ?, ?, ?)",
                  person.site().orElse(null),
                  person.role().code(),
                  person.name(),
                  person.email(),
                  LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        });
  }

  /** Writes what is known of who is there still; where the person worked until then is kept. */
  void replace(Trainee person, LocalDate today) {
    jdbi.useTransaction(
        handle -> {
          int _ =
              handle.execute(
                  """
                  INSERT IGNORE INTO trained_person_site (person_id, last_day, site_id)
                  SELECT id, ?, site_id FROM trained_person
                  WHERE id = ? AND departed IS NULL AND NOT (site_id <=> ?) AND DATE(created) < ?
                  """,
                  today.minusDays(1),
                  person.id(),
                  person.site().orElse(null),
                  today);
          int _ =
              handle.execute(
                  "UPDATE trained_person SET site_id = ?, role = ?, name = ?, email = ?"
                      + " WHERE id = ? AND departed IS NULL",
                  person.site().orElse(null),
                  person.role().code(),
                  person.name(),
                  person.email(),
                  person.id());
        });
  }

  /** The name goes for good; site, role and days of training stay, for they are counted. */
  void erase(int id, LocalDate day) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  "UPDATE trained_person SET name = '', email = '', departed = ?"
                      + " WHERE id = ? AND departed IS NULL",
                  day,
                  id);
        });
  }
}
