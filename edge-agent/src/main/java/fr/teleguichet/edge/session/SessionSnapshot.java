package fr.teleguichet.edge.session;

import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.Turn;

/**
 * The session at one moment.
 *
 * @param step the state's number. A tap says which one it saw, so that a second tap on the same
 *     button, or one on a page that is late, is not taken for an answer to the next question
 */
public record SessionSnapshot(CitizenSession state, int step, Writing writing) {

  /** What became of the latest record. */
  public enum Writing {
    UNDER_WAY,
    WRITTEN,
    REFUSED
  }

  static final SessionSnapshot FIRST = new SessionSnapshot(new Idle(), 0, Writing.WRITTEN);

  /** Whether somebody is served, so that nothing may disturb. */
  public boolean isOccupied() {
    return !(state instanceof Idle);
  }

  SessionSnapshot next(Turn turn) {
    return new SessionSnapshot(
        turn.next(), step + 1, turn.record().isPresent() ? Writing.UNDER_WAY : writing);
  }

  SessionSnapshot with(Writing result) {
    return new SessionSnapshot(state, step, result);
  }
}
