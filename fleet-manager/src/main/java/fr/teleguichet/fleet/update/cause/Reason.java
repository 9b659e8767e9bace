package fr.teleguichet.fleet.update.cause;

import org.jspecify.annotations.Nullable;

/**
 * A line of a page that says why.
 *
 * @param words what it says
 * @param language the language of the words where it is not the page's (RGAA 4.1, 8.7)
 */
public record Reason(String words, @Nullable String language) {

  /** What the manager says, in the language of the page. */
  public static Reason of(String words) {
    return new Reason(words, null);
  }

  /** What a kiosk says: its technical lines are English wherever it stands. */
  public static Reason ofKiosk(String words) {
    return new Reason(words, "en");
  }
}
