package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the fleet manager tells a kiosk: the metrics of an NCMD message, built and read in one
 * place.
 */
public sealed interface FleetCommand {

  /** The metric that asks for new births (Sparkplug 3.0.0, section 5.9). */
  String REBIRTH = "Node Control/Rebirth";

  /** The metric that says up to which number the journal's records are in the database. */
  String ACKNOWLEDGED = "Journal/Acknowledged";

  /** Send all births again. */
  record Rebirth() implements FleetCommand {}

  /**
   * The records of this journal up to and including this number are committed for good.
   *
   * @param journal the journal they are from; an acknowledgement for another one says nothing
   * @param upTo the highest number, 0 for none
   */
  record AcknowledgeRecords(UUID journal, long upTo) implements FleetCommand {
    public AcknowledgeRecords {
      if (upTo < 0) {
        throw new IllegalArgumentException("record number " + upTo + " is negative");
      }
    }
  }

  /** A command that this version does not know, or that makes no sense. */
  record Unknown(String name) implements FleetCommand {}

  /** The message's content. The time is milliseconds since 1970 UTC. */
  default Payload encode(long now) {
    List<Metric> metrics =
        switch (this) {
          case Rebirth _ -> List.of(Metric.command(REBIRTH, Value.of(true)));
          case AcknowledgeRecords(UUID journal, long upTo) ->
              List.of(
                  Metric.command(
                      NodeFact.JOURNAL_ID.definition().name(), Value.of(journal.toString())),
                  Metric.command(ACKNOWLEDGED, Value.of(upTo)));
          case Unknown(String name) ->
              throw new IllegalArgumentException("an unknown command can't be sent: " + name);
        };
    return new Payload(now, null, metrics);
  }

  /** The commands of a message, in its order. */
  static List<FleetCommand> decode(Payload payload) {
    List<FleetCommand> commands = new ArrayList<>();
    @Nullable UUID journal = null;
    for (Metric metric : payload.metrics()) {
      String name = metric.name() == null ? "" : metric.name();
      if (name.equals(NodeFact.JOURNAL_ID.definition().name())) {
        journal = uuid(metric.value());
      } else {
        commands.add(command(name, metric.value(), journal));
      }
    }
    return List.copyOf(commands);
  }

  private static FleetCommand command(String name, Value value, @Nullable UUID journal) {
    if (name.equals(REBIRTH) && value instanceof Value.Flag(boolean wanted) && wanted) {
      return new Rebirth();
    }
    if (name.equals(ACKNOWLEDGED)
        && journal != null
        && value instanceof Value.Whole(long upTo)
        && upTo >= 0) {
      return new AcknowledgeRecords(journal, upTo);
    }
    return new Unknown(name);
  }

  private static @Nullable UUID uuid(Value value) {
    try {
      return value instanceof Value.Text(String text) ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
