package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables of trainings and of who was there, and how often one is due. */
@Singleton
final class TrainingSessionRepository {

  /** The usual time from one day of training to the next, in months. */
  static final int USUAL_MONTHS = 24;

  static final int MIN_MONTHS = 6;
  static final int MAX_MONTHS = 60;

  private final Jdbi jdbi;

  TrainingSessionRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** All trainings with whoever was there, the newest first. */
  List<TrainingSession> all() {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, Set<Integer>> participants = participants(handle);
          return handle
              .createQuery(
                  "SELECT id, day, kind, half_days, subject, trainer, fictitious"
                      + " FROM training_session ORDER BY day DESC, id DESC")
              .map(
                  (row, _) ->
                      new TrainingSession(
                          row.getInt("id"),
                          row.getObject("day", LocalDate.class),
                          TrainingKind.ofWord(row.getString("kind"))
                              .orElse(TrainingKind.CONTINUING),
                          row.getInt("half_days"),
                          row.getString("subject"),
                          row.getString("trainer"),
                          participants.getOrDefault(row.getInt("id"), Set.of()),
                          row.getBoolean("fictitious")))
              .list();
        });
  }

  private static Map<Integer, Set<Integer>> participants(Handle handle) {
    Map<Integer, Set<Integer>> participants = new HashMap<>();
    handle
        .createQuery("SELECT session_id, person_id FROM training_participant")
        .map((row, _) -> Map.entry(row.getInt("session_id"), row.getInt("person_id")))
        .forEach(
            entry -> {
              boolean _ =
                  participants
                      .computeIfAbsent(entry.getKey(), _ -> new HashSet<>())
                      .add(entry.getValue());
            });
    return participants;
  }

  void add(TrainingSession session) {
    jdbi.useTransaction(
        handle -> {
          int id =
              handle
                  .createUpdate(
                      "INSERT INTO training_session (day, kind, half_days, subject, trainer)"
                          + " VALUES (:day, :kind, :halves, :subject, :trainer)")
                  .bind("day", session.day())
                  .bind("kind", session.kind().code())
                  .bind("halves", session.halfDays())
                  .bind("subject", session.subject())
                  .bind("trainer", session.trainer())
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(int.class)
                  .one();
          participants(handle, id, session.participants());
        });
  }

  private static void participants(Handle handle, int session, Set<Integer> people) {
    for (int person : people) {
      int _ =
          handle.execute(
              "INSERT INTO training_participant (session_id, person_id) VALUES (?, ?)",
              session,
              person);
    }
  }

  /**
   * Corrects a training.
   *
   * @param choosable whose being there is said anew; others who were there stay, such as people
   *     whose name is gone
   */
  void replace(int id, TrainingSession session, Set<Integer> choosable) {
    jdbi.useTransaction(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      "UPDATE training_session SET day = :day, kind = :kind, half_days = :halves,"
                          + " subject = :subject, trainer = :trainer WHERE id = :id")
                  .bind("id", id)
                  .bind("day", session.day())
                  .bind("kind", session.kind().code())
                  .bind("halves", session.halfDays())
                  .bind("subject", session.subject())
                  .bind("trainer", session.trainer())
                  .execute();
          int _ =
              handle
                  .createUpdate(
                      "DELETE FROM training_participant WHERE session_id = :id"
                          + " AND person_id IN (<people>)")
                  .bind("id", id)
                  .bindList("people", List.copyOf(choosable))
                  .execute();
          participants(handle, id, session.participants());
        });
  }

  void remove(int id) {
    jdbi.useHandle(
        handle -> {
          int _ = handle.execute("DELETE FROM training_session WHERE id = ?", id);
        });
  }

  /** From a day of training to the next that is due, in months. */
  int intervalMonths() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT months FROM training_interval WHERE id = 1")
                .mapTo(int.class)
                .findOne()
                .orElse(USUAL_MONTHS));
  }

  void setIntervalMonths(int months) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute("REPLACE INTO training_interval (id, months) VALUES (1, ?)", months);
        });
  }
}
