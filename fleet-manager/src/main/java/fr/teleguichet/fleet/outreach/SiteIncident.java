package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.alert.AlertKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that did not work at a site for a day or more.
 *
 * @param site the site's row
 * @param first the day on which it began
 * @param last the day on which it was over; empty while it holds
 */
public record SiteIncident(AlertKind kind, int site, LocalDate first, Optional<LocalDate> last) {

  /** Whether it held on one of these days. */
  boolean touches(LocalDate from, LocalDate to) {
    return !first.isAfter(to) && last.map(it -> !it.isBefore(from)).orElse(true);
  }
}
