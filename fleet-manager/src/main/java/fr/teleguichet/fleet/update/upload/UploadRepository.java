package fr.teleguichet.fleet.update.upload;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;

/** Which uploads there are. */
@Singleton
final class UploadRepository {

  /** How long one is kept that does not go on. */
  static final Duration PATIENCE = Duration.ofHours(24);

  private final Jdbi jdbi;
  private final Clock clock;

  UploadRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  private static Upload read(ResultSet row) throws SQLException {
    int artifact = row.getInt("artifact");
    return new Upload(
        row.getString("id"),
        row.getString("owner"),
        row.getString("name"),
        row.getString("sha256"),
        row.getLong("length"),
        row.getObject("expires", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        artifact == 0 ? OptionalInt.empty() : OptionalInt.of(artifact));
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(time.toEpochMilli()), ZoneOffset.UTC);
  }

  /** Those that are under way. */
  List<Upload> open() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM upload WHERE artifact IS NULL AND expires > :now")
                .bind("now", utc(clock.instant()))
                .map((row, _) -> read(row))
                .list());
  }

  /** The upload of this id and owner, unless its time is over. */
  Optional<Upload> find(String id, String owner) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM upload WHERE id = :id AND owner = :owner AND expires > :now")
                .bind("id", id)
                .bind("owner", owner)
                .bind("now", utc(clock.instant()))
                .map((row, _) -> read(row))
                .findOne());
  }

  /** Writes a new one down, and says when it is forgotten. */
  Upload add(String id, String owner, String name, String sha256, long length) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      INSERT INTO upload (id, owner, name, sha256, length, made, expires)
                      VALUES (:id, :owner, :name, :sha256, :length, :now, :expires)
                      """)
                  .bind("id", id)
                  .bind("owner", owner)
                  .bind("name", name)
                  .bind("sha256", sha256)
                  .bind("length", length)
                  .bind("now", utc(now))
                  .bind("expires", utc(now.plus(PATIENCE)))
                  .execute();
        });
    return new Upload(id, owner, name, sha256, length, now.plus(PATIENCE), OptionalInt.empty());
  }

  /** It went on: its patience begins anew; returns when it ends. */
  Instant wentOn(Upload upload) {
    Instant expires = Instant.ofEpochMilli(clock.millis()).plus(PATIENCE);
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  "UPDATE upload SET expires = ? WHERE id = ?", utc(expires), upload.id());
        });
    return expires;
  }

  /** It became an artifact. */
  void became(Upload upload, int artifact) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute("UPDATE upload SET artifact = ? WHERE id = ?", artifact, upload.id());
        });
  }

  /** Forgets it. */
  void forget(Upload upload) {
    jdbi.useHandle(
        handle -> {
          int _ = handle.execute("DELETE FROM upload WHERE id = ?", upload.id());
        });
  }

  /** Forgets those whose time is over. */
  void forgetExpired() {
    jdbi.useHandle(
        handle -> {
          int _ = handle.execute("DELETE FROM upload WHERE expires <= ?", utc(clock.instant()));
        });
  }
}
