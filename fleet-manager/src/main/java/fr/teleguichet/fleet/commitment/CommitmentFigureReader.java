package fr.teleguichet.fleet.commitment;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Knows one of the network's own figures, of the whole network. Whichever is there is offered when
 * a committee measures; a figure that nobody knows is typed.
 */
public interface CommitmentFigureReader {

  /** Which figure it knows. */
  CommitmentFigure figure();

  /** The figure over whole months of French time; empty where there is nothing to count. */
  Optional<Double> read(YearMonth first, YearMonth last);
}
