package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the fleet manager tells a kiosk: the metrics of an NCMD message, built and read in one
 * place.
 */
public sealed interface FleetCommand {

  /** The metric that asks for new births (Sparkplug 3.0.0, section 5.9). */
  String REBIRTH = "Node Control/Rebirth";

  /** The metric that says up to which number the journal's records are in the database. */
  String ACKNOWLEDGED = "Journal/Acknowledged";

  /** The metric that says after which number the journal's records are to be sent. */
  String RESUME = "Journal/Resume After";

  /** The metric that names a remote action; it stands behind the two others. */
  String CARE = "Care/Action";

  /** The metric with the remote action's number, a UUID. */
  String CARE_ID = "Care/Id";

  /** The metric with the moment after which the remote action must not begin any more. */
  String CARE_DEADLINE = "Care/Deadline";

  /** The metric with the services that the kiosk shall offer, a document of JSON. */
  String SERVICES = "Services/Document";

  /** The metric with what the kiosk has to tell citizens by law, a document of JSON. */
  String NOTICES = "Notices/Document";

  /** What a node declares at birth that takes remote actions, by name. */
  Map<String, DataType> CARE_METRICS =
      Map.of(CARE_ID, DataType.STRING, CARE_DEADLINE, DataType.DATETIME, CARE, DataType.STRING);

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

  /**
   * The records of this journal up to and including this number are committed, and none after it:
   * those that the kiosk still has shall be sent, even where they were acknowledged. Told after a
   * birth and when records arrive that do not continue what is there, since a database may have
   * been restored.
   *
   * @param journal the journal it concerns
   * @param after the highest number, 0 for none
   */
  record ResumeRecords(UUID journal, long after) implements FleetCommand {
    public ResumeRecords {
      if (after < 0) {
        throw new IllegalArgumentException("record number " + after + " is negative");
      }
    }
  }

  /**
   * Do something for the kiosk's care.
   *
   * @param id the same for every delivery of the same wish, so that it is done once
   * @param action a {@link RemoteCommandType} word, or that of a newer version
   * @param deadline after it the kiosk must not begin any more
   */
  record Care(UUID id, String action, Instant deadline) implements FleetCommand {
    /** The longest word that is read. */
    public static final int MAX_ACTION_LENGTH = 40;

    public Care {
      if (action.isEmpty() || action.length() > MAX_ACTION_LENGTH) {
        throw new IllegalArgumentException("a remote action's word has 1 to 40 characters");
      }
    }

    /** The action, or nothing when it is one of a newer version. */
    public Optional<RemoteCommandType> known() {
      return RemoteCommandType.ofWord(action);
    }
  }

  /**
   * Offer the services of this document from now on.
   *
   * @param document as {@code OfferedServicesDocument} writes and reads it
   */
  record OfferServices(String document) implements FleetCommand {}

  /**
   * Show these legal notices from now on.
   *
   * @param document as {@code LegalNoticeDocument} writes and reads it
   */
  record ShowNotices(String document) implements FleetCommand {}

  /** A command that this version does not know, or that makes no sense. */
  record Unknown(String name) implements FleetCommand {}

  /** The message's content. The time is milliseconds since 1970 UTC. */
  default Payload encode(long now) {
    List<Metric> metrics =
        switch (this) {
          case Rebirth _ -> List.of(Metric.command(REBIRTH, Value.of(true)));
          case AcknowledgeRecords(UUID journal, long upTo) ->
              ofJournal(journal, Metric.command(ACKNOWLEDGED, Value.of(upTo)));
          case ResumeRecords(UUID journal, long after) ->
              ofJournal(journal, Metric.command(RESUME, Value.of(after)));
          case Care(UUID id, String action, Instant deadline) ->
              List.of(
                  Metric.command(CARE_ID, Value.of(id.toString())),
                  Metric.command(CARE_DEADLINE, Value.of(deadline.toEpochMilli())),
                  Metric.command(CARE, Value.of(action)));
          case OfferServices(String document) ->
              List.of(Metric.command(SERVICES, Value.of(document)));
          case ShowNotices(String document) -> List.of(Metric.command(NOTICES, Value.of(document)));
          case Unknown(String name) ->
              throw new IllegalArgumentException("an unknown command can't be sent: " + name);
        };
    return new Payload(now, null, metrics);
  }

  private static List<Metric> ofJournal(UUID journal, Metric command) {
    return List.of(
        Metric.command(NodeFact.JOURNAL_ID.definition().name(), Value.of(journal.toString())),
        command);
  }

  /** The commands of a message, in its order. */
  static List<FleetCommand> decode(Payload payload) {
    return new FleetCommandReader().read(payload);
  }
}
