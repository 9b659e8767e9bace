package fr.teleguichet.edge.session;

import fr.teleguichet.edge.session.CitizenSession.Agreement;
import fr.teleguichet.edge.session.CitizenSession.Checking;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Connecting;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Home;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.TooShort;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the screen waits for a person.
 *
 * @param home without a touch while the services are shown
 * @param reading without a touch while there is a page to be read
 * @param checking without a touch that the agent hears of while camera and sound are tried
 * @param waiting without a touch while an adviser is waited for
 * @param patience for an adviser, altogether; longer than a fleet manager's own
 * @param connecting from an adviser's answer to the first picture or sound
 * @param interview until the kiosk is free again when nobody ends it: nobody is asked in a call
 * @param transfer for an answer to "shall another service go on?"
 * @param question without a touch while a question is asked
 * @param held so long whoever touches without going on, or listens, keeps one screen; then it asks
 *     all the same, so that nothing that only seems to be a person holds the kiosk for ever
 * @param doubt for an answer to "are you still there?"
 * @param thanks until the screen is free again: longer than its words take to be read aloud
 * @param papers the same where papers may have been forgotten, each of which is told
 */
public record SessionTimeouts(
    Duration home,
    Duration reading,
    Duration checking,
    Duration waiting,
    Duration patience,
    Duration connecting,
    Duration interview,
    Duration transfer,
    Duration question,
    Duration held,
    Duration doubt,
    Duration thanks,
    Duration papers) {

  /** WCAG 2.2, 2.2.1 asks for 20 seconds at least to extend a time limit. */
  static final SessionTimeouts STANDARD =
      new SessionTimeouts(
          Duration.ofSeconds(60),
          Duration.ofSeconds(90),
          Duration.ofMinutes(2),
          Duration.ofMinutes(3),
          Duration.ofMinutes(12),
          Duration.ofSeconds(45),
          Duration.ofHours(4),
          Duration.ofSeconds(45),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(45),
          Duration.ofSeconds(90));

  /** How long this state is waited for from now on; nobody is in a hurry where nobody is. */
  Optional<Duration> of(CitizenSession state, Duration uptime) {
    return switch (state) {
      case Idle _ -> Optional.empty();
      case Home _ -> Optional.of(home);
      case Agreement _, NoAnswer _ -> Optional.of(reading);
      case Checking _ -> Optional.of(checking);
      case Waiting wait -> Optional.of(shorter(waiting, left(wait, uptime)));
      case Connecting _ -> Optional.of(connecting);
      case Connected _ -> Optional.of(interview);
      case TransferOffer _ -> Optional.of(transfer);
      case SurveyInProgress _ -> Optional.of(question);
      case Doubt _ -> Optional.of(doubt);
      case Thanks _, TooShort _ -> Optional.of(thanks);
    };
  }

  /** Whether an adviser was waited for long enough. */
  boolean isOver(Waiting wait, Duration uptime) {
    return !left(wait, uptime).isPositive();
  }

  private Duration left(Waiting wait, Duration uptime) {
    return patience.minus(uptime.minus(wait.since().uptime()));
  }

  private static Duration shorter(Duration one, Duration other) {
    Duration least = one.compareTo(other) <= 0 ? one : other;
    return least.isNegative() ? Duration.ZERO : least;
  }
}
