package fr.teleguichet.edge.link;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Topic;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the server delivers, whoever sent it: hands on what makes sense, counts the rest and
 * tells the log of each kind once.
 */
final class InboundMessageReader {

  private static final Logger LOG = LoggerFactory.getLogger(InboundMessageReader.class);
  private static final PayloadDecoder DECODER = new PayloadDecoder(PayloadLimits.STANDARD);

  /** What the kiosk does about what came in. */
  interface Actions {
    void rebirth();

    void acknowledge(UUID journal, long upTo);

    void resume(UUID journal, long after);

    void care(FleetCommand.Care wish);

    void services(String document);

    void notices(String document);

    void hostState(HostState state);

    /** A death certificate of this kiosk, with its number. */
    void ownDeath(long bdSeq);
  }

  private final NodeAddress address;
  private final Optional<String> primaryHost;
  private final LinkCounters counters;
  private final Actions actions;
  private final CommandRateLimit allowance;

  InboundMessageReader(LinkSettings settings, Loop loop, LinkCounters counters, Actions actions) {
    this.address = settings.address();
    this.primaryHost = settings.primaryHost();
    this.counters = counters;
    this.actions = actions;
    this.allowance = new CommandRateLimit(loop);
  }

  /** What the kiosk subscribes to, for all of which it has an answer. */
  List<String> filters() {
    List<String> filters = new ArrayList<>();
    filters.add(TopicCodec.of(address, NodeMessage.NCMD));
    filters.add(TopicCodec.deviceCommandsOf(address));
    filters.add(TopicCodec.of(address, NodeMessage.NDEATH));
    primaryHost.ifPresent(host -> filters.add(TopicCodec.ofHost(host)));
    return List.copyOf(filters);
  }

  void arrived(String name, ByteString payload) {
    switch (TopicCodec.parse(name).orElse(null)) {
      case Topic.OfHost(String host) when primaryHost.filter(host::equals).isPresent() ->
          hostState(payload);
      case Topic.OfNode(NodeAddress to, NodeMessage message) when to.equals(address) ->
          ofNode(message, payload);
      case Topic.OfDevice(NodeAddress to, _, Topic.DeviceMessage message)
          when to.equals(address) && message == Topic.DeviceMessage.DCMD ->
          refuse(CommandRefusal.UNKNOWN_COMMAND, "a command for a device: none takes any");
      case Topic.OfHost _, Topic.OfNode _, Topic.OfDevice _ -> refuseTopic(name);
      case null -> refuseTopic(name);
    }
  }

  private void refuseTopic(String name) {
    refuse(CommandRefusal.UNKNOWN_TOPIC, "the topic '" + printable(name) + "'");
  }

  private void hostState(ByteString payload) {
    HostState.decode(payload.toByteArray())
        .ifPresentOrElse(
            actions::hostState,
            () ->
                refuse(
                    CommandRefusal.UNREADABLE_STATE, payload.size() + " bytes that are no state"));
  }

  private void ofNode(NodeMessage message, ByteString payload) {
    switch (message) {
      case NCMD -> read(payload).ifPresent(this::commands);
      case NDEATH -> read(payload).ifPresent(this::death);
      case NBIRTH, NDATA -> refuse(CommandRefusal.UNKNOWN_TOPIC, "a message of ours: " + message);
    }
  }

  private Optional<Payload> read(ByteString payload) {
    if (!allowance.take()) {
      refuse(
          CommandRefusal.STORM, "more than " + CommandRateLimit.PER_SECOND + " messages a second");
      return Optional.empty();
    }
    return switch (DECODER.decode(payload.toByteArray())) {
      case PayloadDecodingResult.Decoded(Payload decoded, List<PayloadDecodingResult.Unread> unread)
          when unread.isEmpty() ->
          Optional.of(decoded);
      case PayloadDecodingResult.Decoded(_, List<PayloadDecodingResult.Unread> unread) -> {
        // A command says in several metrics what shall be done: half of it is another command.
        refuse(CommandRefusal.INVALID, unread.getFirst().why());
        yield Optional.empty();
      }
      case PayloadDecodingResult.Refused(PayloadDecodingResult.Fault fault, String detail) -> {
        refuse(refusal(fault), detail);
        yield Optional.empty();
      }
    };
  }

  private static CommandRefusal refusal(PayloadDecodingResult.Fault fault) {
    return switch (fault) {
      case OVERSIZED -> CommandRefusal.OVERSIZED;
      case MALFORMED -> CommandRefusal.MALFORMED;
      case INVALID -> CommandRefusal.INVALID;
    };
  }

  private void commands(Payload payload) {
    for (FleetCommand command : FleetCommand.decode(payload)) {
      switch (command) {
        case FleetCommand.Rebirth _ -> actions.rebirth();
        case FleetCommand.AcknowledgeRecords(UUID journal, long upTo) ->
            actions.acknowledge(journal, upTo);
        case FleetCommand.ResumeRecords(UUID journal, long after) -> actions.resume(journal, after);
        case FleetCommand.Care wish -> actions.care(wish);
        case FleetCommand.OfferServices(String document) -> actions.services(document);
        case FleetCommand.ShowNotices(String document) -> actions.notices(document);
        case FleetCommand.Unknown(String name) ->
            refuse(CommandRefusal.UNKNOWN_COMMAND, "the command '" + printable(name) + "'");
      }
    }
  }

  private void death(Payload payload) {
    for (Metric metric : payload.metrics()) {
      if (AliasCatalogue.BD_SEQ.equals(metric.name())
          && metric.value() instanceof Value.Whole(long bdSeq)) {
        actions.ownDeath(bdSeq);
      }
    }
  }

  private void refuse(CommandRefusal refusal, String detail) {
    if (counters.refuse(refusal)) {
      LOG.warn(
          "link={} refusal={} detail=\"{}\" Something that came in was not acted on; more of its"
              + " kind are only counted.",
          address,
          refusal,
          detail);
    }
  }

  /** A text of somebody else's, fit for one line of a log. */
  private static String printable(String text) {
    String head = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return head.replaceAll("[\\p{Cntrl}\"\\\\]", "?");
  }
}
