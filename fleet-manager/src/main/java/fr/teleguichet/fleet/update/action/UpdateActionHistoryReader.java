package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;

/** What was told of updates; changes nothing. */
@Singleton
public final class UpdateActionHistoryReader {

  private static final int MAX_ACTIONS = 100;

  /** A note and when it was taken. */
  public record Line(Instant at, ActionHistoryEntry note) {}

  private final Jdbi jdbi;

  UpdateActionHistoryReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The kiosk's updates, newest first; 100 at most. */
  List<UpdateAction> of(TargetId kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + UpdateActionRepository.COLUMNS
                        + " FROM update_action WHERE kiosk = :kiosk ORDER BY id DESC LIMIT :most")
                .bind("kiosk", kiosk)
                .bind("most", MAX_ACTIONS)
                .map(UpdateActionRepository.ACTION)
                .list());
  }

  /** The newest notes of an update, newest first. */
  public List<Line> of(UpdateAction action, int most) {
    return of(List.of(action), most).getOrDefault(action.id(), List.of());
  }

  /** So many of the newest notes of each update, newest first, by the update's number. */
  Map<Integer, List<Line>> of(List<UpdateAction> actions, int most) {
    if (actions.isEmpty()) {
      return Map.of();
    }
    Map<Integer, List<Line>> notes = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT action_id, at, kind, code, messages FROM (
                      SELECT id, action_id, at, kind, code, messages,
                        ROW_NUMBER() OVER (PARTITION BY action_id ORDER BY id DESC) AS place
                      FROM action_status WHERE action_id IN (<actions>)) AS numbered
                    WHERE place <= :most ORDER BY id DESC
                    """)
                .bindList("actions", actions.stream().map(UpdateAction::id).toList())
                .bind("most", most)
                .map((row, _) -> Map.entry(row.getInt("action_id"), line(row)))
                .forEach(
                    note ->
                        notes
                            .computeIfAbsent(note.getKey(), _ -> new ArrayList<>())
                            .add(note.getValue())));
    return notes;
  }

  private static Line line(ResultSet row) throws SQLException {
    int code = row.getInt("code");
    OptionalInt given = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(code);
    return new Line(
        UpdateActionRepository.instant(row, "at"),
        new ActionHistoryEntry(
            row.getString("kind"), given, row.getString("messages").lines().toList()));
  }
}
