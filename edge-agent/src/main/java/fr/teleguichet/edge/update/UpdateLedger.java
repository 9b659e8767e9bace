package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.Reporting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All that the updater remembers.
 *
 * @param ended how the latest actions ended, oldest first: none of them is begun again
 * @param unrecorded ends that the journal does not have yet, or is not known to have; oldest first
 */
record UpdateLedger(UpdateState state, List<Ended> ended, List<UpdateJournalEntry> unrecorded) {

  /** hawkBit numbers its actions upwards; older ones are not offered any more. */
  static final int MAX_ENDED = 16;

  static final UpdateLedger EMPTY = new UpdateLedger(new UpdateState.Idle(), List.of(), List.of());

  /**
   * An action that is over.
   *
   * @param mark tells it from another one to which a server that began anew gave the same number;
   *     empty when nothing of it was begun
   */
  record Ended(UpdateOutcome outcome, String mark) {}

  UpdateLedger {
    ended = List.copyOf(ended);
    unrecorded = List.copyOf(unrecorded);
  }

  /** The same, one step on. */
  UpdateLedger to(UpdateState next, Instant now) {
    return next instanceof Reporting(UpdateOutcome outcome)
        ? new UpdateLedger(
            next,
            with(ended, new Ended(outcome, mark()), it -> it.outcome().action()),
            with(
                unrecorded,
                new UpdateJournalEntry(now, outcome, changes()),
                UpdateJournalEntry::name))
        : new UpdateLedger(next, ended, unrecorded);
  }

  /** The same without ends that the journal has. */
  UpdateLedger without(Predicate<UpdateJournalEntry> recorded) {
    return new UpdateLedger(state, ended, unrecorded.stream().filter(recorded.negate()).toList());
  }

  private List<UpdateJournalEntry.Change> changes() {
    return switch (state) {
      case Downloading(UpdateOrder order, var _) -> UpdateJournalEntry.wanted(order);
      case Waiting(UpdateOrder order, var _, var _) -> UpdateJournalEntry.wanted(order);
      case UnderWay it -> UpdateJournalEntry.tried(it.undertaking());
      case UpdateState.Idle _, Reporting _ -> List.of();
    };
  }

  private String mark() {
    return switch (state) {
      case Downloading(UpdateOrder order, var _) -> order.mark();
      case Waiting(UpdateOrder order, var _, var _) -> order.mark();
      case UnderWay it -> it.undertaking().order().mark();
      case UpdateState.Idle _, Reporting _ -> "";
    };
  }

  private static <T> List<T> with(List<T> former, T last, Function<T, String> name) {
    List<T> all = new ArrayList<>(former);
    all.removeIf(it -> name.apply(it).equals(name.apply(last)));
    all.add(last);
    return all.subList(Math.max(0, all.size() - MAX_ENDED), all.size());
  }

  /** How that action ended, when it did. */
  Optional<Ended> ended(String action) {
    return ended.stream().filter(it -> it.outcome().action().equals(action)).findFirst();
  }
}
