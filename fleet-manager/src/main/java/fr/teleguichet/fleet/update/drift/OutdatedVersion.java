package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Instant;

/**
 * That a version is behind.
 *
 * @param since from when on kiosks that have it ought to have a newer one: when the first newer one
 *     was meant for all kiosks, or when it was made itself, if that was later
 * @param fromFirstDay whether a newer one was meant for all kiosks when it was made
 * @param newest what they ought to have now
 */
public record OutdatedVersion(Instant since, boolean fromFirstDay, ComparableDistribution newest) {

  /** The same in a sentence. */
  public String words(LocalizedText text) {
    return text.say(
        fromFirstDay ? "drift.behind.first-day" : "drift.behind",
        text.moment(since),
        newest.label());
  }
}
