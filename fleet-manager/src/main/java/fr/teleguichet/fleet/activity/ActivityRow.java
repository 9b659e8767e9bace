package fr.teleguichet.fleet.activity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Requests of one day, site and service that ended alike: no row is a person.
 *
 * @param source who counted them
 * @param day the day; the first of the month where only its sum is kept
 * @param wholeMonth whether it is a month
 * @param site the site's row; empty where none was known
 * @param service the service's code; empty where the mediator noted another theme
 * @param ending how they ended
 * @param firstVisit whether the person came for the first time; empty where nobody noted it
 * @param requests how many, 1 or more
 * @param seconds how long all of them took together; empty where nobody measured it
 */
record ActivityRow(
    Source source,
    LocalDate day,
    boolean wholeMonth,
    Optional<Integer> site,
    String service,
    Ending ending,
    Optional<Boolean> firstVisit,
    long requests,
    OptionalLong seconds) {

  /** Who counts requests. */
  enum Source {
    KIOSK,
    MEDIATOR
  }

  /** How a request ends. */
  enum Ending {
    /** A citizen spoke with an agent for a minute or more. */
    INTERVIEW,
    /** It became no interview. */
    NO_INTERVIEW,
    /** The mediator noted it as settled. */
    SETTLED,
    /** The mediator noted that the person was sent on to somebody. */
    SENT_ON
  }
}
