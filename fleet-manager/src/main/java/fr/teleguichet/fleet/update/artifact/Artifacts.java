package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Which artifacts there are. */
@Singleton
public final class Artifacts {

  /** Columns for {@link #ARTIFACT}, of a table with the alias a. */
  public static final String COLUMNS =
      "a.id, a.name, a.size, a.sha256, a.sha1, a.md5, a.uploaded, a.withdrawn";

  /** Reads an artifact from {@link #COLUMNS}. */
  public static final RowMapper<Artifact> ARTIFACT =
      (row, _) ->
          new Artifact(
              row.getInt("id"),
              row.getString("name"),
              row.getLong("size"),
              new Artifact.Sums(
                  row.getString("sha256"), row.getString("sha1"), row.getString("md5")),
              row.getObject("uploaded", LocalDateTime.class).toInstant(ZoneOffset.UTC),
              Optional.ofNullable(row.getObject("withdrawn", LocalDateTime.class))
                  .map(time -> time.toInstant(ZoneOffset.UTC)));

  private static final int MOST = 1_000;

  private final Jdbi jdbi;
  private final Clock clock;

  Artifacts(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** The newest, 1000 at most. */
  List<Artifact> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT " + COLUMNS + " FROM artifact a ORDER BY a.id DESC LIMIT :most")
                .bind("most", MOST)
                .map(ARTIFACT)
                .list());
  }

  /** The artifact of this number. */
  public Optional<Artifact> find(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM artifact a WHERE a.id = :id")
                .bind("id", id)
                .map(ARTIFACT)
                .findOne());
  }

  /** Whether this content was ever withdrawn under any name. */
  boolean isWithdrawn(String sha256) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) > 0 FROM artifact
                    WHERE sha256 = :sha256 AND withdrawn IS NOT NULL
                    """)
                .bind("sha256", sha256)
                .mapTo(Boolean.class)
                .one());
  }

  /** Writes an artifact down; the same again is the one that is there. */
  Artifact add(ArtifactName name, long size, Artifact.Sums sums) {
    return jdbi.inTransaction(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      INSERT INTO artifact (name, size, sha256, sha1, md5, uploaded)
                      VALUES (:name, :size, :sha256, :sha1, :md5, :now)
                      ON DUPLICATE KEY UPDATE id = id
                      """)
                  .bind("name", name.value())
                  .bind("size", size)
                  .bind("sha256", sums.sha256())
                  .bind("sha1", sums.sha1())
                  .bind("md5", sums.md5())
                  .bind("now", now())
                  .execute();
          return handle
              .createQuery(
                  "SELECT "
                      + COLUMNS
                      + " FROM artifact a WHERE a.sha256 = :sha256 AND a.name = :name")
              .bind("sha256", sums.sha256())
              .bind("name", name.value())
              .map(ARTIFACT)
              .one();
        });
  }

  /** Takes this content from all devices for good, whatever its names. */
  void withdraw(Artifact artifact) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      UPDATE artifact SET withdrawn = :now
                      WHERE sha256 = :sha256 AND withdrawn IS NULL
                      """)
                  .bind("sha256", artifact.sums().sha256())
                  .bind("now", now())
                  .execute();
        });
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC);
  }
}
