package fr.teleguichet.fleet.mediator;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Notes of one month, site and theme.
 *
 * @param site the site's row
 * @param theme the service; empty for another theme, and where all themes are counted together
 * @param solved how many were settled
 * @param redirected how many people were sent on
 * @param firstVisits how many of all came for the first time
 */
record VisitNoteCounts(
    YearMonth month,
    int site,
    Optional<ServiceCode> theme,
    long solved,
    long redirected,
    long firstVisits) {

  /** All of them. */
  long all() {
    return solved + redirected;
  }
}
