package fr.teleguichet.fleet.video;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The one row that says what carries the calls of the fleet; none while nobody has chosen. */
@Singleton
final class FleetVideoRepository {

  private static final RowMapper<FleetVideoProviderChoice> ROW =
      (row, _) ->
          new FleetVideoProviderChoice(
              // A newer program's word that this one does not know: what always works.
              VideoProviderKind.ofWord(row.getString("provider")).orElse(VideoProviderKind.DIRECT),
              row.getInt("revision"),
              Optional.of(row.getObject("since", LocalDateTime.class).toInstant(ZoneOffset.UTC)));

  private final Jdbi jdbi;

  FleetVideoRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  FleetVideoProviderChoice find() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT provider, revision, since FROM fleet_video")
                .map(ROW)
                .findOne()
                .orElse(FleetVideoProviderChoice.FIRST));
  }

  /** Puts a provider in place of the one that was chosen in this revision; false for another. */
  boolean replace(VideoProviderKind provider, int revision, Instant now) {
    return jdbi.inTransaction(
        handle ->
            change(
                    handle,
                    """
                    UPDATE fleet_video SET provider = :provider, revision = revision + 1, since = :now
                    WHERE revision = :revision
                    """,
                    provider,
                    revision,
                    now)
                || (revision == FleetVideoProviderChoice.FIRST.revision()
                    && change(
                        handle,
                        """
                        INSERT IGNORE INTO fleet_video (id, provider, revision, since)
                        VALUES (1, :provider, :revision + 1, :now)
                        """,
                        provider,
                        revision,
                        now)));
  }

  private static boolean change(
      Handle handle, String sql, VideoProviderKind provider, int revision, Instant now) {
    return handle
            .createUpdate(sql)
            .bind("provider", provider.code())
            .bind("revision", revision)
            .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
            .execute()
        == 1;
  }
}
