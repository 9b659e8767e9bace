package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The rows of wishes and of their steps. */
final class RemoteCommandRepository {

  static final RowMapper<RemoteCommand> ENTRY =
      (row, _) ->
          new RemoteCommand(
              row.getLong("number"),
              UUID.fromString(row.getString("id")),
              new NodeAddress(row.getString("territory"), row.getString("kiosk")),
              RemoteCommandType.ofWord(row.getString("action"))
                  .orElseThrow(() -> new SQLException("an unknown action")),
              row.getString("wanted_by"),
              instant(row, "wanted_at").orElseThrow(),
              instant(row, "deadline").orElseThrow(),
              state(row),
              instant(row, "stage_at").orElseThrow(),
              instant(row, "changed").orElseThrow(),
              row.getString("reason"),
              row.getInt("sent"),
              result(row));

  private RemoteCommandRepository() {}

  private static RemoteCommandState state(ResultSet row) throws SQLException {
    String word = row.getString("stage");
    return RemoteCommandState.ofWord(word)
        .orElseThrow(() -> new SQLException("a wish has the stage \"" + word + "\""));
  }

  private static Optional<CommandResultFile> result(ResultSet row) throws SQLException {
    Optional<Instant> at = instant(row, "result_at");
    String type = row.getString("result_type");
    return at.isEmpty() || type == null
        ? Optional.empty()
        : Optional.of(
            new CommandResultFile(
                CommandResultType.ofWord(type).orElse(CommandResultType.TEXT),
                row.getInt("result_bytes"),
                at.get(),
                instant(row, "result_until")));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(time -> time.toInstant(ZoneOffset.UTC));
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static Optional<RemoteCommand> find(Handle handle, UUID id) {
    return handle
        .createQuery("SELECT * FROM care_action WHERE id = :id")
        .bind("id", id.toString())
        .map(ENTRY)
        .findOne();
  }

  /** The wish, locked until the commit. */
  static Optional<RemoteCommand> lock(Handle handle, UUID id) {
    return handle
        .createQuery("SELECT * FROM care_action WHERE id = :id FOR UPDATE")
        .bind("id", id.toString())
        .map(ENTRY)
        .findOne();
  }

  /** The kiosk's latest wishes, newest first. */
  static List<RemoteCommand> latest(Handle handle, NodeAddress node, int most) {
    return handle
        .createQuery(
            "SELECT * FROM care_action WHERE kiosk = :kiosk AND territory = :territory"
                + " ORDER BY number DESC LIMIT :most")
        .bind("kiosk", node.node())
        .bind("territory", node.group())
        .bind("most", most)
        .map(ENTRY)
        .list();
  }

  /** The steps of a wish, oldest first. */
  static List<RemoteCommandStep> steps(Handle handle, long number) {
    return handle
        .createQuery(
            "SELECT at, received, stage, moved, reason FROM care_step WHERE action = :action"
                + " ORDER BY id")
        .bind("action", number)
        .map(
            (row, _) ->
                new RemoteCommandStep(
                    instant(row, "at").orElseThrow(),
                    instant(row, "received").orElseThrow(),
                    state(row),
                    row.getBoolean("moved"),
                    row.getString("reason")))
        .list();
  }

  static void insert(Handle handle, RemoteCommand entry) {
    long number =
        handle
            .createUpdate(
                """
                INSERT INTO care_action (id, kiosk, territory, action, wanted_by, wanted_at,
                  deadline, stage, stage_at, changed, reason)
                VALUES (:id, :kiosk, :territory, :action, :by, :at, :deadline, :stage, :at, :at, '')
                """)
            .bind("id", entry.id().toString())
            .bind("kiosk", entry.node().node())
            .bind("territory", entry.node().group())
            .bind("action", entry.action().code())
            .bind("by", entry.wantedBy())
            .bind("at", utc(entry.wantedAt()))
            .bind("deadline", utc(entry.deadline()))
            .bind("stage", entry.state().code())
            .executeAndReturnGeneratedKeys("number")
            .mapTo(long.class)
            .one();
    step(handle, number, entry.state(), "", entry.wantedAt());
  }

  /** The manager's own step from WANTED. Returns whether the wish was still wanted. */
  static boolean end(Handle handle, long number, RemoteCommandState state, Instant now) {
    return end(handle, number, state, "", now);
  }

  /** The same, with the reason. */
  static boolean end(
      Handle handle, long number, RemoteCommandState state, String reason, Instant now) {
    int moved =
        handle
            .createUpdate(
                """
                UPDATE care_action SET stage = :stage, stage_at = :now, changed = :now,
                  reason = :reason, audited = FALSE
                WHERE number = :number AND stage = 'wanted'
                """)
            .bind("stage", state.code())
            .bind("now", utc(now))
            .bind("reason", reason)
            .bind("number", number)
            .execute();
    if (moved > 0) {
      step(handle, number, state, reason, now);
    }
    return moved > 0;
  }

  private static void step(
      Handle handle, long number, RemoteCommandState state, String reason, Instant now) {
    int _ =
        handle
            .createUpdate(
                """
                INSERT INTO care_step (action, at, received, stage, moved, reason)
                VALUES (:action, :now, :now, :stage, TRUE, :reason)
                """)
            .bind("action", number)
            .bind("now", utc(now))
            .bind("stage", state.code())
            .bind("reason", reason)
            .execute();
  }

  /** Counts a delivery; says whether it may be made, which another one that was faster forbids. */
  static boolean claimDelivery(Handle handle, RemoteCommand entry) {
    return handle
            .createUpdate(
                "UPDATE care_action SET sent = sent + 1"
                    + " WHERE id = :id AND sent = :sent AND stage = 'wanted'")
            .bind("id", entry.id().toString())
            .bind("sent", entry.sent())
            .execute()
        == 1;
  }
}
