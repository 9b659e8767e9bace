package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.enrolment.TargetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of updates and of their histories. */
final class UpdateActionRepository {

  static final String COLUMNS =
      "id, kiosk, distribution_id, state, forced, made, since, actor, given_up";

  static final RowMapper<UpdateAction> ACTION =
      (row, _) ->
          new UpdateAction(
              row.getInt("id"),
              new TargetId(row.getString("kiosk")),
              row.getInt("distribution_id"),
              state(row.getString("state")),
              row.getBoolean("forced"),
              instant(row, "made"),
              instant(row, "since"),
              row.getString("actor"),
              row.getObject("given_up") != null);

  private UpdateActionRepository() {}

  private static UpdateActionState state(String word) throws SQLException {
    return UpdateActionState.of(word)
        .orElseThrow(() -> new SQLException("an update has the state \"" + word + "\""));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static final String LOCK =
      """
      INSERT INTO update_kiosk (kiosk, changes, changed) VALUES (:kiosk, 1, UTC_TIMESTAMP(3))
      ON DUPLICATE KEY UPDATE changes = changes + 1, changed = UTC_TIMESTAMP(3)
      """;

  /**
   * Locks what is known of the kiosk, so that its updates change one after the other, and raises
   * its number of changes: {@link PollReplyCache} of other instances see by it that something
   * changed.
   */
  static void lock(Handle handle, TargetId kiosk) {
    int _ = handle.createUpdate(LOCK).bind("kiosk", kiosk).execute();
  }

  /** The same for many, in one order: two of these must not wait for each other in a circle. */
  static void lock(Handle handle, Collection<TargetId> kiosks) {
    if (kiosks.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(LOCK)) {
      new TreeSet<>(kiosks).forEach(kiosk -> batch.bind("kiosk", kiosk).add());
      int[] _ = batch.execute();
    }
  }

  static Optional<UpdateAction> find(Handle handle, TargetId kiosk, int id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM update_action WHERE id = :id AND kiosk = :kiosk")
        .bind("id", id)
        .bind("kiosk", kiosk)
        .map(ACTION)
        .findOne();
  }

  static List<UpdateAction> open(Handle handle, TargetId kiosk) {
    return handle
        .createQuery(
            "SELECT " + COLUMNS + " FROM update_action WHERE open_kiosk = :kiosk ORDER BY id")
        .bind("kiosk", kiosk)
        .map(ACTION)
        .list();
  }

  /** The update through which the kiosk has what it has. */
  static Optional<UpdateAction> installed(Handle handle, TargetId kiosk) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                 FROM update_action WHERE kiosk = :kiosk AND state = 'succeeded'
                AND distribution_id = (SELECT installed_id FROM update_kiosk WHERE kiosk = :kiosk)
                ORDER BY id DESC LIMIT 1
                """)
        .bind("kiosk", kiosk)
        .map(ACTION)
        .findOne();
  }

  static int insert(Handle handle, UpdateAction action) {
    return Objects.requireNonNull(
        handle
            .createUpdate(
                """
                INSERT INTO update_action (kiosk, distribution_id, state, forced, made, since, actor)
                VALUES (:kiosk, :distribution, :state, :forced, :made, :since, :actor)
                """)
            .bind("kiosk", action.kiosk())
            .bind("distribution", action.distribution())
            .bind("state", action.state().code())
            .bind("forced", action.forced())
            .bind("made", utc(action.made()))
            .bind("since", utc(action.since()))
            .bind("actor", action.actor())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Integer.class)
            .one());
  }

  static void update(Handle handle, UpdateAction action, UpdateActionState state, Instant now) {
    int _ =
        handle
            .createUpdate("UPDATE update_action SET state = :state, since = :now WHERE id = :id")
            .bind("state", state.code())
            .bind("now", utc(now))
            .bind("id", action.id())
            .execute();
  }

  /** The kiosk has told how it ended after all. */
  static void heard(Handle handle, UpdateAction action) {
    int _ =
        handle
            .createUpdate("UPDATE update_action SET given_up = NULL WHERE id = :id")
            .bind("id", action.id())
            .execute();
  }

  static int notes(Handle handle, int action) {
    return handle
        .createQuery("SELECT COUNT(*) FROM action_status WHERE action_id = :id")
        .bind("id", action)
        .mapTo(Integer.class)
        .one();
  }

  static void note(Handle handle, int action, ActionHistoryEntry note, Instant now) {
    int _ =
        handle
            .createUpdate(
                """
                INSERT INTO action_status (action_id, at, kind, code, messages)
                VALUES (:id, :now, :kind, :code, :messages)
                """)
            .bind("id", action)
            .bind("now", utc(now))
            .bind("kind", note.kind())
            .bind("code", note.code().isPresent() ? (Integer) note.code().getAsInt() : null)
            .bind("messages", String.join("\n", note.messages()))
            .execute();
  }
}
