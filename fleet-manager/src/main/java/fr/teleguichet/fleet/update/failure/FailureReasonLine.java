package fr.teleguichet.fleet.update.failure;

import org.jspecify.annotations.Nullable;

/**
 * A line of a page that says why.
 *
 * @param words what it says
 * @param language the language of the words where it is not the page's (RGAA 4.1, 8.7)
 */
public record FailureReasonLine(String words, @Nullable String language) {

  /** What the manager says, in the language of the page. */
  public static FailureReasonLine of(String words) {
    return new FailureReasonLine(words, null);
  }

  /** What a kiosk says: its technical lines are English wherever it stands. */
  public static FailureReasonLine ofKiosk(String words) {
    return new FailureReasonLine(words, "en");
  }
}
