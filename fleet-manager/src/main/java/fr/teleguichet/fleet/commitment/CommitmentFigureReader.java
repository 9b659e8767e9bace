package fr.teleguichet.fleet.commitment;

import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Knows one of the network's own figures, of the whole network. Whichever is there is offered when
 * a committee measures; a figure that nobody knows is typed.
 */
public interface CommitmentFigureReader {

  /** Which figure it knows. */
  CommitmentFigure figure();

  /**
   * A figure.
   *
   * @param of how many it is made of (requests, interviews, hours); empty where it counts itself
   */
  record Known(double value, OptionalLong of) {}

  /** The figure over whole months of French time; empty where there is nothing to count. */
  Optional<Known> read(YearMonth first, YearMonth last);
}
