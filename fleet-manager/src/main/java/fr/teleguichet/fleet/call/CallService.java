package fr.teleguichet.fleet.call;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.video.CallVideoAssignment;
import fr.teleguichet.fleet.video.CallVideoPlan;
import fr.teleguichet.fleet.video.ParticipantNames;
import fr.teleguichet.fleet.video.VideoProviderSelector;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.context.BeanProvider;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Lets kiosks call and advisers answer. The registry decides; this writes down what it decided and
 * tells everybody. What can't be written now is written later, so that a call goes on without the
 * database, and none begins without it.
 */
@Singleton
public final class CallService {
  static final int MAX_CALLS_A_MINUTE = 10;
  static final int MAX_SIGNALS_AT_ONCE = 200;
  static final int MAX_SIGNALS_A_SECOND = 50;

  /** What the adviser's page says itself where it is closed orderly. */
  private static final Map<String, JsonNode> ROOM_LEFT =
      Map.of("kind", JsonNode.createStringNode("room-left"));

  /**
   * What a kiosk wants.
   *
   * @param transferOf the call of another service whose adviser passed the citizen on
   */
  record Wish(
      UUID id,
      KioskId kiosk,
      ServiceCode service,
      CallLanguage language,
      boolean accompanied,
      Optional<UUID> transferOf) {}

  private final CallRegistry registry;
  private final VideoCallRepository table;
  private final VideoCallWriter writer;
  private final KioskCallEventStreams kiosks;
  private final CallableServiceDirectory services;
  private final VideoProviderSelector video;
  private final TransferProposals transfers;
  private final BeanProvider<DeskCallListener> listener;
  private final Clock clock;
  private final TokenBucketLimiter calls;
  private final TokenBucketLimiter signals;
  private final TokenBucketLimiter floods;

  CallService(
      CallRegistry registry,
      VideoCallRepository table,
      KioskCallEventStreams kiosks,
      CallableServiceDirectory services,
      VideoProviderSelector video,
      TransferProposals transfers,
      BeanProvider<DeskCallListener> listener,
      Clock clock) {
    this.registry = registry;
    this.table = table;
    this.writer = new VideoCallWriter(table::write);
    this.kiosks = kiosks;
    this.services = services;
    this.video = video;
    this.transfers = transfers;
    this.listener = listener;
    this.clock = clock;
    this.calls = new TokenBucketLimiter(MAX_CALLS_A_MINUTE, MAX_CALLS_A_MINUTE / 60.0, clock);
    this.signals = new TokenBucketLimiter(MAX_SIGNALS_AT_ONCE, MAX_SIGNALS_A_SECOND, clock);
    this.floods = new TokenBucketLimiter(1, 1.0 / Duration.ofHours(1).toSeconds(), clock);
  }

  /**
   * A kiosk wants to call, perhaps not for the first time.
   *
   * @param flooded run before it is turned away because it asks too often
   */
  CallRequestResult ask(Wish wish, Runnable flooded) {
    Optional<VideoCall> known = registry.find(wish.id());
    if (known.isPresent()) {
      return registry.ask(call(wish, known.get().video()));
    }
    if (!calls.take(wish.kiosk().uri().toString())) {
      flooded.run();
      throw new RefusalException(
          new Refusal.TooMany("Ask for at most " + MAX_CALLS_A_MINUTE + " calls in a minute."));
    }
    CallableService service =
        services
            .findOpen(wish.service())
            .orElseThrow(() -> CallRequestBody.unfit("service", "there is no such service"));
    if (registry.isFull()) {
      return new CallRequestResult.Full();
    }
    CallVideoPlan plan = video.plan(service.adapter(), service.fallback());
    VideoCall wanted = transfers.of(wish, call(wish, CallVideoAssignment.planned(plan)));
    // The row first: a manager that is killed from here on leaves something to be explained.
    if (!table.add(wanted)) {
      Optional<CallRequestResult> older = table.find(wish.id()).flatMap(row -> older(wish, row));
      if (older.isPresent()) {
        return older.get();
      }
    }
    CallRequestResult result = registry.ask(wanted);
    if (result instanceof CallRequestResult.Asked(VideoCall call, Optional<CallChange> replaced)) {
      replaced.ifPresent(this::tell);
      kiosks.tellCall(call.kiosk());
    }
    return result;
  }

  private VideoCall call(Wish wish, CallVideoAssignment carrier) {
    return VideoCall.asked(
        wish.id(),
        wish.kiosk(),
        wish.service(),
        wish.language(),
        wish.accompanied(),
        clock.instant(),
        carrier);
  }

  /** What an older row says; nothing where the same wish is being registered at this moment. */
  private static Optional<CallRequestResult> older(Wish wish, VideoCallRepository.Row row) {
    return row.kiosk().equals(wish.kiosk())
        ? row.ended().map(ended -> new CallRequestResult.Known(row.over(ended)))
        : Optional.of(new CallRequestResult.AnotherKiosks());
  }

  /** The kiosk had the first picture or sound so long ago; empty where it has no such open call. */
  Optional<VideoCall> connect(KioskId kiosk, UUID id, Duration ago) {
    return registry.connect(kiosk, id, ago).map(this::tell);
  }

  /** The kiosk ended its call so long ago; empty where it has none of this id. */
  Optional<VideoCall> end(KioskId kiosk, UUID id, KioskEndReason reason, Duration ago) {
    return registry.end(kiosk, id, reason, ago).map(this::tell);
  }

  /**
   * An adviser wants to answer. A room is made before, since both sides are told of it with the
   * answer; one that is made for nothing, where another adviser was faster, stays empty.
   */
  public AnswerResult answer(
      Adviser adviser, UUID id, Function<VideoCall, ParticipantNames> names) {
    Optional<AnswerResult> refusal = registry.answered(adviser, id);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    CallVideoAssignment carrier =
        registry
            .find(id)
            .map(it -> video.open(it.video().plan(), names.apply(it), it.language().code()))
            .orElseGet(() -> CallVideoAssignment.planned(CallVideoPlan.DIRECT));
    AnswerResult result = registry.answer(adviser, id, carrier);
    if (result instanceof AnswerResult.Answered(CallChange change)) {
      tell(change);
    }
    return result;
  }

  /** An adviser ends a call. */
  public CloseResult close(long account, UUID id, CallOutcome outcome) {
    CloseResult result = registry.close(account, id, outcome);
    if (result instanceof CloseResult.Closed(CallChange change)) {
      tell(change);
    }
    return result;
  }

  /**
   * Hands on what the kiosk's page has for the adviser's.
   *
   * @param flooded run before it is turned away because it sends too many
   */
  void signalFromKiosk(VideoCall call, JsonNode signal, Runnable flooded) {
    budget("kiosk " + call.kiosk().uri(), flooded);
    transfers.hear(call, signal);
    listener.ifPresent(it -> it.signalled(call, signal));
  }

  /**
   * Hands on what the adviser's page has for the kiosk's.
   *
   * @param flooded run, once in an hour, before it is turned away because it sends too many
   */
  public void signalFromAdviser(VideoCall call, long account, JsonNode signal, Runnable flooded) {
    budget("adviser " + account, flooded);
    kiosks.signal(call, signal);
  }

  /** The desk that held the room of this call is silent, and can't say to the kiosk that it is. */
  public void leftRoom(VideoCall call) {
    kiosks.signal(call, JsonNode.createObjectNode(ROOM_LEFT));
  }

  private void budget(String whose, Runnable flooded) {
    if (!signals.take(whose)) {
      if (floods.take(whose)) {
        flooded.run();
      }
      throw new RefusalException(
          new Refusal.TooMany("Send at most " + MAX_SIGNALS_A_SECOND + " signals in a second."));
    }
  }

  /** Ends what nobody waits for any more, and writes what could not be written. */
  void sweep() {
    registry.sweep().forEach(this::tell);
    writer.writeAgain();
  }

  @CanIgnoreReturnValue
  private VideoCall tell(CallChange change) {
    writer.write(change.now());
    kiosks.tellCall(change.now().kiosk());
    listener.ifPresent(it -> it.changed(change.before(), change.now()));
    return change.now();
  }
}
