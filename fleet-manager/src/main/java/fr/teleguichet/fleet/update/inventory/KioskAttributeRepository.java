package fr.teleguichet.fleet.update.inventory;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What kiosks say they are: names and values of their own. */
@Singleton
public final class KioskAttributeRepository {

  /** So many a kiosk may have. */
  public static final int MAX_COUNT = 100;

  /** How what comes goes together with what is there. */
  public enum Mode {
    /** What comes is added, and what comes without a value is taken away. */
    MERGE,
    /** What comes is all there is. */
    REPLACE,
    /** What comes is taken away, whatever its values. */
    REMOVE
  }

  private static final String SAID =
      """
      SELECT kiosk, attributes, described FROM update_kiosk WHERE attributes LIKE '%version-%'
      """;

  private final Jdbi jdbi;
  private final JsonMapper json;

  KioskAttributeRepository(Database database, JsonMapper json) {
    this.jdbi = database.jdbi();
    this.json = json;
  }

  /**
   * Takes what a kiosk says, in its turn.
   *
   * @return what it says it runs now; empty when it would have too many attributes
   */
  public Optional<ReportedVersions> put(
      Handle handle, TargetId kiosk, Mode mode, Map<String, @Nullable String> data, Instant now) {
    Map<String, String> all = mode == Mode.REPLACE ? new TreeMap<>() : read(handle, kiosk);
    data.forEach(
        (key, value) -> {
          if (value == null || mode == Mode.REMOVE) {
            all.remove(key);
          } else {
            all.put(key, value);
          }
        });
    if (all.size() > MAX_COUNT) {
      return Optional.empty();
    }
    int _ =
        handle
            .createUpdate(
                """
                UPDATE update_kiosk SET attributes = :all, asks = FALSE, described = :now
                WHERE kiosk = :kiosk
                """)
            .bind("kiosk", kiosk)
            .bind("all", write(all))
            .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
            .execute();
    return Optional.of(ReportedVersions.of(all));
  }

  private Map<String, String> read(Handle handle, TargetId kiosk) {
    return read(
        handle
            .createQuery("SELECT attributes FROM update_kiosk WHERE kiosk = :kiosk")
            .bind("kiosk", kiosk)
            .mapTo(String.class)
            .one());
  }

  /**
   * All that a kiosk says of itself.
   *
   * @param values by name
   * @param wanted whether it is asked for them anew
   * @param told when it said so; unknown of what came long ago, and where it never did
   * @param asked when it last asked for updates, a minute behind at most
   */
  public record Told(
      Map<String, String> values, boolean wanted, Optional<Instant> told, Optional<Instant> asked) {
    public Told {
      values = new TreeMap<>(values);
    }
  }

  /** All that a kiosk says of itself; nothing of one that never asked. */
  public Told told(TargetId kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT attributes, asks, described, polled FROM update_kiosk
                    WHERE kiosk = :kiosk
                    """)
                .bind("kiosk", kiosk)
                .map(
                    (row, _) ->
                        new Told(
                            read(row.getString("attributes")),
                            row.getBoolean("asks"),
                            instant(row, "described"),
                            instant(row, "polled")))
                .findOne()
                .orElseGet(() -> new Told(Map.of(), true, Optional.empty(), Optional.empty())));
  }

  /** What a kiosk said it runs, and when; the time is unknown of what came long ago. */
  public record Said(ReportedVersions versions, Optional<Instant> at) {}

  /** What every kiosk said it runs, of those that said it. */
  public Map<TargetId, Said> said() {
    Map<TargetId, Said> said = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(SAID)
                .map((row, _) -> Map.entry(new TargetId(row.getString("kiosk")), said(row)))
                .filter(entry -> !entry.getValue().versions().isEmpty())
                .forEach(entry -> said.put(entry.getKey(), entry.getValue())));
    return said;
  }

  /** What a kiosk said it runs; empty when it never did. */
  public Optional<Said> said(TargetId kiosk) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(SAID + " AND kiosk = :kiosk")
                    .bind("kiosk", kiosk)
                    .map((row, _) -> said(row))
                    .findOne())
        .filter(it -> !it.versions().isEmpty());
  }

  private Said said(ResultSet row) throws SQLException {
    return new Said(
        ReportedVersions.of(read(row.getString("attributes"))), instant(row, "described"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(it -> it.toInstant(ZoneOffset.UTC));
  }

  private Map<String, String> read(String text) {
    try {
      Map<String, String> all = new TreeMap<>();
      Objects.requireNonNull(json.readValue(text, JsonNode.class))
          .entries()
          .forEach(entry -> all.put(entry.getKey(), entry.getValue().coerceStringValue()));
      return all;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String write(Map<String, String> all) {
    try {
      return json.writeValueAsString(all);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
