package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one command message: metrics that say more about a command stand before it. */
final class FleetCommandReader {

  private @Nullable UUID journal;
  private @Nullable UUID care;
  private @Nullable Instant deadline;

  List<FleetCommand> read(Payload payload) {
    List<FleetCommand> commands = new ArrayList<>();
    for (Metric metric : payload.metrics()) {
      String name = metric.name() == null ? "" : metric.name();
      if (!isDetail(name, metric.value())) {
        commands.add(command(name, metric.value()));
      }
    }
    return List.copyOf(commands);
  }

  private boolean isDetail(String name, Value value) {
    switch (name) {
      case FleetCommand.CARE_ID -> care = uuid(value);
      case FleetCommand.CARE_DEADLINE -> deadline = moment(value);
      default -> {
        if (!name.equals(NodeFact.JOURNAL_ID.definition().name())) {
          return false;
        }
        journal = uuid(value);
      }
    }
    return true;
  }

  private FleetCommand command(String name, Value value) {
    if (name.equals(FleetCommand.REBIRTH) && value instanceof Value.Flag(boolean wanted)) {
      return wanted ? new FleetCommand.Rebirth() : new FleetCommand.Unknown(name);
    }
    if (name.equals(FleetCommand.ACKNOWLEDGED) && value instanceof Value.Whole(long upTo)) {
      return ofJournal(name, upTo);
    }
    if (name.equals(FleetCommand.RESUME) && value instanceof Value.Whole(long after)) {
      return ofJournal(name, after);
    }
    if (name.equals(FleetCommand.CARE) && value instanceof Value.Text(String action)) {
      return care(action);
    }
    if (name.equals(FleetCommand.SERVICES) && value instanceof Value.Text(String document)) {
      return new FleetCommand.OfferServices(document);
    }
    if (name.equals(FleetCommand.NOTICES) && value instanceof Value.Text(String document)) {
      return new FleetCommand.ShowNotices(document);
    }
    return new FleetCommand.Unknown(name);
  }

  private FleetCommand ofJournal(String name, long number) {
    if (journal == null || number < 0) {
      return new FleetCommand.Unknown(name);
    }
    return name.equals(FleetCommand.RESUME)
        ? new FleetCommand.ResumeRecords(journal, number)
        : new FleetCommand.AcknowledgeRecords(journal, number);
  }

  private FleetCommand care(String action) {
    boolean makesSense =
        !action.isEmpty() && action.length() <= FleetCommand.Care.MAX_ACTION_LENGTH;
    return care == null || deadline == null || !makesSense
        ? new FleetCommand.Unknown(FleetCommand.CARE)
        : new FleetCommand.Care(care, action, deadline);
  }

  private static @Nullable UUID uuid(Value value) {
    try {
      return value instanceof Value.Text(String text) ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable Instant moment(Value value) {
    return value instanceof Value.Whole(long millis) && millis >= 0
        ? Instant.ofEpochMilli(millis)
        : null;
  }
}
