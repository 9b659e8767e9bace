package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person, and the training that she or he had.
 *
 * @param site where the person works; empty for the whole network, and where the site is gone
 * @param sessions the newest first
 * @param due when the next day is due; empty where there was none yet
 */
record TraineeTrainingRecord(
    Trainee person,
    Optional<Site> site,
    List<TrainingSession> sessions,
    Optional<LocalDate> due,
    TrainingUrgency state) {

  TraineeTrainingRecord {
    sessions = List.copyOf(sessions);
  }

  static TraineeTrainingRecord of(
      Trainee person,
      Optional<Site> site,
      List<TrainingSession> sessions,
      int intervalMonths,
      LocalDate today) {
    Optional<LocalDate> due =
        sessions.stream()
            .map(TrainingSession::day)
            .max(LocalDate::compareTo)
            .map(last -> last.plusMonths(intervalMonths));
    return new TraineeTrainingRecord(person, site, sessions, due, TrainingUrgency.of(due, today));
  }

  /** The day of the last training. */
  Optional<LocalDate> last() {
    return sessions.stream().map(TrainingSession::day).max(LocalDate::compareTo);
  }

  /** All days of this kind together. */
  double days(TrainingKind kind) {
    return sessions.stream()
        .filter(it -> it.kind() == kind)
        .mapToDouble(TrainingSession::days)
        .sum();
  }
}
