package fr.teleguichet.edge.peripheral.print;

import com.hp.jipp.encoding.Tag;
import java.util.List;

/**
 * A job as the printer sees it (RFC 8011, section 5.3).
 *
 * @param state {@code job-state}, 3 to 9
 * @param sheets the sheets or, where the printer counts only these, the pages that are out
 */
record IppJob(int id, int state, List<String> reasons, int sheets) {

  /** What is asked for. */
  static final List<String> ATTRIBUTES =
      List.of(
          "job-id",
          "job-state",
          "job-state-reasons",
          "job-media-sheets-completed",
          "job-impressions-completed");

  private static final String USER = "job-originating-user-name";
  private static final String NAME = "job-name";

  /** What is asked for of jobs that are not out yet. */
  static final List<String> OPEN_ATTRIBUTES =
      List.of("job-id", "job-state", "job-state-reasons", USER, NAME);

  private static final Tag JOB = Tag.jobAttributes;
  private static final int CANCELED = 7;
  private static final int ABORTED = 8;
  private static final int COMPLETED = 9;

  static IppJob read(IppResponse answer, int id) {
    int sheets =
        Math.max(
            answer.number(JOB, "job-media-sheets-completed").orElse(0),
            answer.number(JOB, "job-impressions-completed").orElse(0));
    return new IppJob(
        answer.number(JOB, "job-id").orElse(id),
        answer.number(JOB, "job-state").orElse(0),
        answer.texts(JOB, "job-state-reasons").stream().filter(it -> !it.equals("none")).toList(),
        sheets);
  }

  /**
   * The jobs of the list that are not over, of this user and by this name. What a printer does not
   * tell of a job counts as alike.
   */
  static List<IppJob> open(IppResponse list, String user, String name) {
    return list.groups(JOB).stream()
        .filter(it -> isAlike(it, USER, user) && isAlike(it, NAME, name))
        .map(it -> read(it, 0))
        .filter(it -> it.id() > 0 && !it.isCompleted() && !it.isGivenUp())
        .toList();
  }

  private static boolean isAlike(IppResponse job, String attribute, String value) {
    List<String> told = job.texts(JOB, attribute);
    return told.isEmpty() || told.contains(value);
  }

  boolean isCompleted() {
    return state == COMPLETED;
  }

  boolean isGivenUp() {
    return state == CANCELED || state == ABORTED;
  }
}
