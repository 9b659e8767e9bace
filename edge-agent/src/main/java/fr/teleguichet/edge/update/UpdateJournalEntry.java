package fr.teleguichet.edge.update;

import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.UpdateEnd;
import java.time.Instant;
import java.util.List;

/**
 * The end of an update as the journal shall have it.
 *
 * @param at when it ended, by the kiosk's clock
 * @param changes what it was about; empty when the order could not be read
 */
record UpdateJournalEntry(Instant at, UpdateOutcome outcome, List<Change> changes) {

  /**
   * A part with the version that it had and the one that it should have.
   *
   * @param from empty when nothing was begun
   */
  record Change(String part, String from, String to) {}

  private static final Change UNREAD = new Change("", "", "");

  UpdateJournalEntry {
    changes = List.copyOf(changes);
  }

  static List<Change> wanted(UpdateOrder order) {
    return order.chunks().stream().map(it -> new Change(it.part(), "", it.version())).toList();
  }

  static List<Change> tried(UpdateInProgress undertaking) {
    return undertaking.targets().stream()
        .map(it -> new Change(it.part(), it.from(), it.to()))
        .toList();
  }

  /** Tells it from every other end; without blanks. */
  String name() {
    return outcome.action().replace(' ', '_') + "@" + at;
  }

  /** What the journal gets: one record for each part, and one at least. */
  List<KioskRecord> records() {
    return (changes.isEmpty() ? List.of(UNREAD) : changes).stream().map(this::record).toList();
  }

  private KioskRecord record(Change change) {
    return new KioskRecord.Update(
        at,
        outcome.action(),
        change.part,
        change.from,
        change.to,
        end(),
        outcome.cause().map(UpdateFailureCause::code).orElse(""),
        outcome.fact("check"));
  }

  private UpdateEnd end() {
    return switch (outcome.end()) {
      case SUCCEEDED -> UpdateEnd.SUCCEEDED;
      case FAILED -> UpdateEnd.FAILED;
      case CANCELLED -> UpdateEnd.CANCELLED;
    };
  }
}
