package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;

/** What was told of updates; changes nothing. */
@Singleton
public final class History {

  private static final int MOST_ACTIONS = 100;

  /** A note and when it was taken. */
  public record Line(Instant at, Note note) {}

  private final Jdbi jdbi;

  History(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The kiosk's updates, newest first; 100 at most. */
  List<Action> of(String kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + ActionTable.COLUMNS
                        + " FROM update_action WHERE kiosk = :kiosk ORDER BY id DESC LIMIT :most")
                .bind("kiosk", kiosk)
                .bind("most", MOST_ACTIONS)
                .map(ActionTable.ACTION)
                .list());
  }

  /** The newest notes of an update, newest first. */
  public List<Line> of(Action action, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT at, kind, code, messages FROM action_status WHERE action_id = :id
                    ORDER BY id DESC LIMIT :most
                    """)
                .bind("id", action.id())
                .bind("most", most)
                .map(
                    (row, _) -> {
                      int code = row.getInt("code");
                      OptionalInt given =
                          row.wasNull() ? OptionalInt.empty() : OptionalInt.of(code);
                      return new Line(
                          ActionTable.instant(row, "at"),
                          new Note(
                              row.getString("kind"),
                              given,
                              row.getString("messages").lines().toList()));
                    })
                .list());
  }
}
