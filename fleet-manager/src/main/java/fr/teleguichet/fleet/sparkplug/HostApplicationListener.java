package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;

/** What the host application tells the rest of the program; all on the ingest thread. */
public interface HostApplicationListener {

  /** A new report stands complete. */
  void onReport(HealthReport report);

  /** A metric without a column has a value. The device is empty for the node's own metrics. */
  void onExtra(
      NodeAddress node, String device, String name, DataType type, Value value, Instant at);

  /**
   * Rows of a node's journal arrived, in order and without gaps among themselves; none where the
   * node was born and wants to know where its journal stands.
   */
  void onRecords(NodeAddress node, KioskJournalStatus journal, List<JournalEntry> entries);

  /** The node's picture changed: birth, death, data or a peripheral. */
  void onChange(NodeSession session);

  /** The node was born, for the first time or again. */
  void onBirth(NodeAddress node, NodeBirthSummary birth);

  /** The node shall be told something. */
  void onCommand(NodeAddress node, FleetCommand command);
}
