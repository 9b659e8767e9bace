package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.Reporting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that the updater remembers.
 *
 * @param ended how the latest actions ended, oldest first: none of them is begun again
 */
record Ledger(UpdateState state, List<Ended> ended) {

  /** hawkBit numbers its actions upwards; older ones are not offered any more. */
  static final int MOST_ENDED = 16;

  static final Ledger EMPTY = new Ledger(new UpdateState.Idle(), List.of());

  /**
   * An action that is over.
   *
   * @param mark tells it from another one to which a server that began anew gave the same number;
   *     empty when nothing of it was begun
   */
  record Ended(Outcome outcome, String mark) {}

  Ledger {
    ended = List.copyOf(ended);
  }

  /** The same, one step on. */
  Ledger to(UpdateState next) {
    return new Ledger(
        next,
        next instanceof Reporting(Outcome outcome) ? with(new Ended(outcome, mark())) : ended);
  }

  private String mark() {
    return switch (state) {
      case Downloading(Order order) -> order.mark();
      case Waiting(Order order, var _) -> order.mark();
      case UnderWay it -> it.undertaking().order().mark();
      case UpdateState.Idle _, Reporting _ -> "";
    };
  }

  private List<Ended> with(Ended last) {
    List<Ended> all = new ArrayList<>(ended);
    all.removeIf(it -> it.outcome().action().equals(last.outcome().action()));
    all.add(last);
    return all.subList(Math.max(0, all.size() - MOST_ENDED), all.size());
  }

  /** How that action ended, when it did. */
  Optional<Ended> ended(String action) {
    return ended.stream().filter(it -> it.outcome().action().equals(action)).findFirst();
  }
}
