package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what the host application told. */
public final class RecordedEvents implements HostApplicationListener {

  public record Command(NodeAddress node, FleetCommand command) {}

  public record Records(NodeAddress node, KioskJournalStatus journal, List<JournalEntry> entries) {}

  public record Extra(NodeAddress node, String device, String name, Value value) {}

  public final List<HealthReport> reports = new ArrayList<>();
  public final List<Extra> extras = new ArrayList<>();
  public final List<JournalEntry> records = new ArrayList<>();
  public final List<Records> works = new ArrayList<>();
  public final List<Command> commands = new ArrayList<>();
  public final Map<NodeAddress, NodeView> views = new LinkedHashMap<>();
  public final List<NodeBirthSummary> births = new ArrayList<>();

  @Override
  public void onReport(HealthReport report) {
    reports.add(report);
  }

  @Override
  public void onExtra(
      NodeAddress node, String device, String name, DataType type, Value value, Instant at) {
    extras.add(new Extra(node, device, name, value));
  }

  @Override
  public void onRecords(NodeAddress node, KioskJournalStatus journal, List<JournalEntry> entries) {
    records.addAll(entries);
    works.add(new Records(node, journal, entries));
  }

  @Override
  public void onChange(NodeSession session) {
    views.put(session.node, session.view());
  }

  @Override
  public void onBirth(NodeAddress node, NodeBirthSummary birth) {
    births.add(birth);
  }

  @Override
  public void onCommand(NodeAddress node, FleetCommand command) {
    commands.add(new Command(node, command));
  }

  public List<NodeAddress> askedForRebirth() {
    return commands.stream()
        .filter(command -> command.command() instanceof FleetCommand.Rebirth)
        .map(Command::node)
        .toList();
  }
}
