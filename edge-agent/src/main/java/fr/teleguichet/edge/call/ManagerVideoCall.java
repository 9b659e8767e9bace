package fr.teleguichet.edge.call;

import fr.teleguichet.edge.call.CallChannel.Reply;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call through the fleet manager. It outlives the connection: asked for by its id, it is the
 * same call however often it is asked for. Belongs to the loop.
 */
final class ManagerVideoCall implements VideoCall {

  private static final Logger LOG = LoggerFactory.getLogger(ManagerVideoCall.class);
  private static final String CALLS = "/calls/v1/calls";

  /** So long the manager keeps the place of a kiosk that it does not hear. */
  static final Duration MANAGER_ABSENCE = Duration.ofSeconds(60);

  /** A manager that is started again is back by then; who was never in a queue loses no place. */
  static final Duration MANAGER_ABSENCE_AT_FIRST = Duration.ofSeconds(30);

  private final Loop loop;
  private final CallRequest request;
  private final Consumer<CallEvent> listener;
  private final Supplier<Optional<CallOutbox>> outbox;
  private boolean isOver;
  private boolean isAccepted;
  private boolean isAnswered;
  private Optional<Duration> connected = Optional.empty();
  private Optional<Duration> ended = Optional.empty();
  private CallEndReason reason = CallEndReason.FAILED;
  private Optional<ManagerCallMessage.Call> early = Optional.empty();
  private Loop.@Nullable Timer absence;

  /**
   * @param outbox the one of the connection, while there is one
   */
  ManagerVideoCall(
      Loop loop,
      CallRequest request,
      Consumer<CallEvent> listener,
      Supplier<Optional<CallOutbox>> outbox) {
    this.loop = loop;
    this.request = request;
    this.listener = listener;
    this.outbox = outbox;
  }

  boolean is(UUID id) {
    return !isOver && request.id().equals(id);
  }

  boolean isOpen() {
    return !isOver;
  }

  /**
   * Why this call ended, if it is this one, or the one before that led to it; that of a former run
   * of the agent has failed.
   */
  private CallEndReason reasonOf(UUID id) {
    if (request.transferOf().filter(id::equals).isPresent()) {
      return CallEndReason.TRANSFERRED;
    }
    return request.id().equals(id) ? reason : CallEndReason.FAILED;
  }

  /** Asks for it, or asks again whether it is there. */
  void ask() {
    var message =
        new JsonObject()
            .put("id", request.id().toString())
            .put("service", request.service().value())
            .put("language", request.caller().language())
            .put("accompanied", request.caller().accompanied());
    request.transferOf().ifPresent(it -> message.put("transferOf", it.toString()));
    boolean isPosted =
        outbox.get().map(it -> it.post(CALLS, message.encode(), this::asked)).orElse(false);
    if (!isPosted) {
      LOG.info("call={} Nobody can be asked for a call at the moment.", request.id());
    }
  }

  private void asked(Optional<Reply> reply) {
    if (isOver) {
      return;
    }
    Optional<String> taken = reply.filter(Reply::isTaken).map(Reply::json);
    if (taken.isPresent()) {
      accepted(taken.get());
    } else if (connected.isPresent() && reply.map(Reply::isForNow).orElse(true)) {
      // They hear each other all the same, and it is asked again when the line is.
      LOG.warn("call={} reply={} The manager says nothing of the talk.", request.id(), reply);
    } else {
      LOG.warn("call={} reply={} The manager does not take the call.", request.id(), reply);
      boolean isUnknown = reply.filter(it -> it.status() == 422).isPresent();
      over(isUnknown ? CallEnding.NOBODY : CallEnding.FAILED);
    }
  }

  private void accepted(String json) {
    try {
      ManagerCallMessage.Call answer = ManagerCallMessageReader.answer(json);
      if (!answer.id().equals(request.id())) {
        throw new IllegalArgumentException("the answer is about another call");
      }
      isAccepted = true;
      answer.route().ifPresent(route -> listener.accept(new CallEvent.Accepted(route)));
      take(answer);
      early.ifPresent(this::take);
      early = Optional.empty();
    } catch (IllegalArgumentException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  /** The manager says something of this call that must not be followed. */
  void refuse(String why) {
    LOG.warn("call={} why=\"{}\" What the manager says can't be used.", request.id(), why);
    if (!isOver) {
      hangUp(CallEndReason.FAILED);
      over(CallEnding.FAILED);
    }
  }

  /** How it stands, as the manager tells. The stream may be faster than the answer. */
  void take(ManagerCallMessage.Call news) {
    if (isOver) {
      return;
    }
    if (!isAccepted) {
      early = Optional.of(news);
      return;
    }
    switch (news.state()) {
      case "waiting" -> listener.accept(new CallEvent.Waiting(news.place()));
      case "answered", "connected" -> {
        news.room().ifPresent(room -> listener.accept(new CallEvent.Room(room)));
        answered();
      }
      case "ended" -> over(ending(news.outcome()));
      default -> {
        // A state of a newer manager, between those that a kiosk needs.
      }
    }
  }

  private void answered() {
    if (!isAnswered) {
      isAnswered = true;
      listener.accept(new CallEvent.Answered());
    }
  }

  /** What the kiosk did not end itself. Where nobody says how, who was connected has spoken. */
  private static CallEnding ending(String outcome) {
    return switch (outcome) {
      case "unanswered", "declined" -> CallEnding.UNANSWERED;
      case "failed" -> CallEnding.FAILED;
      default -> CallEnding.OVER;
    };
  }

  void propose(ServiceCode service) {
    if (!isOver && connected.isPresent()) {
      listener.accept(new CallEvent.TransferProposed(service));
    }
  }

  void take(SignalingMessage signal) {
    if (!isOver && isAnswered) {
      listener.accept(new CallEvent.Signal(signal));
    }
  }

  /** Nobody is heard: a wait has an end, and who speaks goes on as long as they hear each other. */
  void managerIsAway() {
    if (!isOver && absence == null) {
      absence =
          loop.after(
              isAccepted ? MANAGER_ABSENCE : MANAGER_ABSENCE_AT_FIRST,
              () -> {
                absence = null;
                if (!isOver && connected.isEmpty()) {
                  over(CallEnding.FAILED);
                }
              });
    }
  }

  void managerIsBack() {
    if (absence != null) {
      absence.cancel();
      absence = null;
    }
    if (!isOver) {
      ask();
      connected.ifPresent(this::tellConnected);
    }
  }

  @Override
  public void signal(SignalingMessage signal) {
    if (isOver) {
      return;
    }
    boolean isPosted =
        outbox.get().map(it -> it.post(path("signals"), signal.json(), _ -> {})).orElse(false);
    if (!isPosted) {
      LOG.info("call={} kind={} A signal is dropped.", request.id(), signal.kind());
    }
  }

  @Override
  public void connected() {
    if (!isOver && connected.isEmpty()) {
      connected = Optional.of(loop.uptime());
      tellConnected(loop.uptime());
    }
  }

  private void tellConnected(Duration since) {
    boolean isPosted =
        outbox
            .get()
            .map(it -> it.post(path("connected"), () -> aged(since).encode(), _ -> {}))
            .orElse(false);
    LOG.debug("call={} told={} The manager is told that they speak.", request.id(), isPosted);
  }

  /**
   * The manager measures what the kiosk measures, however long a message has waited for its turn.
   */
  private JsonObject aged(Duration since) {
    return new JsonObject().put("ageMillis", loop.uptime().minus(since).toMillis());
  }

  @Override
  public void end(CallEndReason why) {
    if (!isOver) {
      close();
      hangUp(why);
    }
  }

  private void hangUp(CallEndReason why) {
    reason = why;
    // What else was to be told of it is of no use any more.
    outbox.get().ifPresent(CallOutbox::forget);
    outbox.get().ifPresent(it -> tellEnd(it, request.id()));
  }

  /** Tells the manager of the end of this call, or of the one before that led to it. */
  void tellEnd(CallOutbox outbox, UUID id) {
    Duration since = request.id().equals(id) ? ended.orElseGet(loop::uptime) : loop.uptime();
    end(outbox, id, () -> aged(since).put("reason", reasonOf(id).code()));
  }

  /** Tells the manager that a call is over that a former run of the agent had open. */
  static void end(CallOutbox outbox, UUID id) {
    end(outbox, id, () -> new JsonObject().put("reason", CallEndReason.FAILED.code()));
  }

  private static void end(CallOutbox outbox, UUID id, Supplier<JsonObject> message) {
    boolean isPosted =
        outbox.post(CALLS + "/" + id + "/end", () -> message.get().encode(), _ -> {});
    LOG.debug("call={} told={} The call is ended at the manager’s.", id, isPosted);
  }

  private void over(CallEnding how) {
    if (!isOver) {
      close();
      listener.accept(new CallEvent.Ended(how));
    }
  }

  private void close() {
    isOver = true;
    ended = Optional.of(loop.uptime());
    if (absence != null) {
      absence.cancel();
      absence = null;
    }
  }

  private String path(String what) {
    return CALLS + "/" + request.id() + "/" + what;
  }
}
