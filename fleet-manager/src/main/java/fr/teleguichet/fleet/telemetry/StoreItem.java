package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;

/** Something that goes into the database. */
sealed interface StoreItem {

  /** Which kiosk it concerns. */
  NodeAddress node();

  /** A row of measures; may be dropped when the database is away for long. */
  record OfReport(HealthReport report) implements StoreItem {
    @Override
    public NodeAddress node() {
      return report.node();
    }
  }

  /** A value without a column; may be dropped likewise. */
  record OfExtra(
      NodeAddress node, String device, String name, DataType type, Value value, Instant at)
      implements StoreItem {}

  /**
   * Records; when they can't be taken, the kiosk keeps them. Without entries it is a birth, which
   * is answered with where the journal stands.
   */
  record OfRecords(
      NodeAddress node, KioskJournalStatus journal, List<JournalEntry> entries, Instant received)
      implements StoreItem {
    /** The same, one entry at a time. */
    List<OfRecords> singles() {
      return entries.size() < 2
          ? List.of(this)
          : entries.stream()
              .map(entry -> new OfRecords(node, journal, List.of(entry), received))
              .toList();
    }
  }

  /** The kiosk as it is now: its link, facts and peripherals. */
  record OfView(NodeView view, Instant at) implements StoreItem {
    @Override
    public NodeAddress node() {
      return view.node();
    }
  }

  /** What kind of item it is, in the log and where refusals are counted. */
  default String code() {
    return switch (this) {
      case OfReport _ -> "report";
      case OfExtra _ -> "value";
      case OfRecords it -> it.entries().isEmpty() ? "birth" : "records";
      case OfView _ -> "state";
    };
  }
}
