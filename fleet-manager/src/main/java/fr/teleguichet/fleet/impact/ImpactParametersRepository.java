package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Every version of the parameters; no statement here changes or deletes one. */
@Singleton
public final class ImpactParametersRepository {

  private static final RowMapper<ImpactParametersVersion> VERSION =
      (row, _) ->
          new ImpactParametersVersion(
              row.getInt("version"),
              row.getString("author"),
              row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
              row.getString("reason"),
              row.getString("content"),
              row.getString("sha256"));

  private final Jdbi jdbi;
  private final Clock clock;

  ImpactParametersRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** All versions, the newest first. */
  public List<ImpactParametersVersion> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM impact_parameters ORDER BY version DESC")
                .map(VERSION)
                .list());
  }

  /** The newest version, which holds now. */
  public ImpactParametersVersion newest() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM impact_parameters ORDER BY version DESC LIMIT 1")
                .map(VERSION)
                .one());
  }

  /** The version of this number. */
  public Optional<ImpactParametersVersion> find(int version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM impact_parameters WHERE version = :version")
                .bind("version", version)
                .map(VERSION)
                .findOne());
  }

  /** The newest version with this SHA-256, such as a report's. */
  public Optional<ImpactParametersVersion> find(String sha256) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM impact_parameters WHERE sha256 = :sha256"
                        + " ORDER BY version DESC LIMIT 1")
                .bind("sha256", sha256)
                .map(VERSION)
                .findOne());
  }

  /**
   * Adds the next version.
   *
   * @param base the version that whoever saves it has seen; nothing happens where it is no longer
   *     the newest
   * @return the new version's number
   */
  Optional<Integer> add(int base, String author, String reason, ImpactParameters parameters) {
    String content = parameters.json();
    return jdbi.inTransaction(
        handle -> {
          int newest =
              handle
                  .createQuery("SELECT MAX(version) FROM impact_parameters FOR UPDATE")
                  .mapTo(Integer.class)
                  .one();
          if (newest != base) {
            return Optional.empty();
          }
          int _ =
              handle.execute(
                  "INSERT INTO impact_parameters (version, author, at, reason, content, sha256)"
                      + " VALUES (?, ?, ?, ?, ?, ?)",
                  base + 1,
                  author,
                  LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                  reason,
                  content,
                  ImpactParameters.sha256(content));
          return Optional.of(base + 1);
        });
  }
}
