package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.ddi.DdiFeedback;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How an update ended, as the server is told until it has heard it.
 *
 * @param end how
 * @param cause why it failed; there exactly when it did
 * @param line for programs; empty for none
 * @param sentence for people
 */
record UpdateOutcome(
    String action, End end, Optional<UpdateFailureCause> cause, String line, String sentence) {

  /** How an update can end. */
  enum End {
    SUCCEEDED,
    FAILED,
    /** The server did not want it any more. */
    CANCELLED
  }

  static UpdateOutcome succeeded(String action, String sentence) {
    return new UpdateOutcome(action, End.SUCCEEDED, Optional.empty(), "", sentence);
  }

  static UpdateOutcome cancelled(String action) {
    return new UpdateOutcome(
        action, End.CANCELLED, Optional.empty(), "", "The update is called off; nothing changed.");
  }

  /**
   * It failed.
   *
   * @param facts such as {@code check=printer version=2.4.0 back=2.3.1}; empty for none
   */
  static UpdateOutcome failed(
      String action, UpdateFailureCause cause, String facts, String sentence) {
    String line = "cause=" + cause.code() + (facts.isEmpty() ? "" : " " + facts);
    return new UpdateOutcome(action, End.FAILED, Optional.of(cause), line, sentence);
  }

  /** The fact of this name in the line for programs; empty when there is none. */
  String fact(String name) {
    return Arrays.stream(line.split(" ", -1))
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  DdiFeedback feedback() {
    List<String> details = line.isEmpty() ? List.of(sentence) : List.of(line, sentence);
    return DdiFeedback.closed(end != End.FAILED, details);
  }
}
