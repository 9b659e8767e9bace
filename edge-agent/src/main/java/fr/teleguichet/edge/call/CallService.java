package fr.teleguichet.edge.call;

import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.CitizenSession.Checking;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Connecting;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.InCall;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call of the citizen's session: asks for an adviser when a citizen waits, tells the session
 * what comes of it and the page what to do, and hangs up when the session goes on without. Belongs
 * to the loop.
 */
public final class CallService {

  private static final Logger LOG = LoggerFactory.getLogger(CallService.class);

  /** A page that is loaded again is back within seconds. */
  static final Duration PAGE_ABSENCE = Duration.ofSeconds(30);

  private final Loop loop;
  private final SessionService session;
  private final Supplier<UUID> ids;
  private final List<VideoCallProvider> ways = new ArrayList<>();
  private final EventStream<PageMessage> page;
  private Runnable onPlace = () -> {};
  private @Nullable OpenCall open;
  private int pages;
  private Loop.@Nullable Timer absence;

  /** What the kiosk's page is told of the call. */
  public sealed interface PageMessage {

    /** How the call stands now. */
    record Changed() implements PageMessage {}

    record Signal(SignalingMessage signal) implements PageMessage {}
  }

  /** The call that is open. */
  private static final class OpenCall {
    private final UUID id;
    private Optional<VideoCall> call = Optional.empty();
    private Optional<IceConfiguration> route = Optional.empty();
    private Optional<ExternalMeetingRoom> room = Optional.empty();
    private QueuePlace place = QueuePlace.UNKNOWN;
    private boolean isAnswered;
    private boolean isConnected;
    private boolean isTransferAsked;

    OpenCall(UUID id) {
      this.id = id;
    }
  }

  /**
   * @param ids numbers for calls, each once
   */
  public CallService(Loop loop, SessionService session, Supplier<UUID> ids) {
    this.loop = loop;
    this.session = session;
    this.ids = ids;
    this.page = new EventStream<>(loop);
    session.subscribe(_ -> follow());
  }

  /** Adds a way to advisers; the first one counts on which somebody is there. */
  public void by(VideoCallProvider way) {
    ways.add(way);
  }

  /** Tells the listener when the waiting citizen stands elsewhere. */
  public void onPlace(Runnable listener) {
    onPlace = listener;
  }

  /** Tells the kiosk's page of the call. */
  public void subscribe(Consumer<PageMessage> subscriber) {
    page.subscribe(subscriber);
  }

  /**
   * Whether advisers of the service are there, by any way: that one of them can't be asked says
   * more than that nobody is there on another.
   */
  public AdviserPresence presence(ServiceCode service) {
    return Stream.of(
            AdviserPresence.PRESENT,
            AdviserPresence.UNKNOWN,
            AdviserPresence.UNREACHABLE,
            AdviserPresence.ABSENT)
        .filter(it -> way(service, it).isPresent())
        .findFirst()
        .orElse(AdviserPresence.UNKNOWN);
  }

  /** Where the waiting citizen stands. */
  public QueuePlace place() {
    return open == null ? QueuePlace.UNKNOWN : open.place;
  }

  /** Whether a call is open that no media come with. */
  public boolean isPlayed() {
    return open != null && open.isAnswered && open.route.isEmpty();
  }

  /** How the call stands, for the kiosk's page. */
  public CallStatus status() {
    loop.check();
    return open == null
        ? CallStatus.NONE
        : new CallStatus(Optional.of(open.id), progress(open), open.route, open.room);
  }

  private static CallStatus.Progress progress(OpenCall call) {
    if (call.isConnected) {
      return CallStatus.Progress.CONNECTED;
    }
    return call.isAnswered ? CallStatus.Progress.ANSWERED : CallStatus.Progress.WAITING;
  }

  private void follow() {
    CitizenSession state = state();
    if (state instanceof Checking checking && !isCheckNeeded(checking.service())) {
      // In a doubt it comes to nothing, and is asked again after it.
      var _ = session.take(new SessionEvent.CheckUnneeded());
    } else if (state instanceof Waiting waiting && open == null) {
      begin(waiting, Optional.empty());
    } else if (state instanceof Waiting waiting && open != null && open.isConnected) {
      passOn(open, waiting);
    } else if (state instanceof Connected && open != null && open.isTransferAsked) {
      open.isTransferAsked = false;
      tellTransfer(open, "stay");
    } else if (state instanceof Connected && open != null && !open.isConnected) {
      open.isConnected = true;
      open.call.ifPresent(VideoCall::connected);
      page.publish(new PageMessage.Changed());
    } else if (!(state instanceof InCall) && open != null) {
      hangUp(open, state);
    }
  }

  /** Nobody tries camera and sound for a call that has neither, or that reaches nobody. */
  private boolean isCheckNeeded(ServiceCode service) {
    return way(service).filter(VideoCallProvider::hasMedia).isPresent();
  }

  /** One on which somebody is there; else one that is about to hear who is. */
  private Optional<VideoCallProvider> way(ServiceCode service) {
    return way(service, AdviserPresence.PRESENT).or(() -> way(service, AdviserPresence.UNKNOWN));
  }

  private Optional<VideoCallProvider> way(ServiceCode service, AdviserPresence presence) {
    return ways.stream().filter(it -> it.presence(service) == presence).findFirst();
  }

  private CitizenSession state() {
    CitizenSession state = session.snapshot().state();
    return state instanceof Doubt(var before) ? before : state;
  }

  /** The citizen goes on with another service: one call ends, and one begins. */
  private void passOn(OpenCall before, Waiting waiting) {
    LOG.info("call={} The citizen is passed on.", before.id);
    close();
    before.call.ifPresent(it -> it.end(CallEndReason.TRANSFERRED));
    begin(waiting, Optional.of(before.id));
  }

  /** The adviser proposes another service; where the kiosk does not have it, nobody is asked. */
  private void propose(OpenCall call, ServiceCode service, CallerDetails caller) {
    if (session.take(new SessionEvent.TransferProposed(service, caller))) {
      call.isTransferAsked = true;
    } else if (!call.isTransferAsked) {
      tellTransfer(call, "unavailable");
    }
  }

  private static void tellTransfer(OpenCall call, String answer) {
    var message = new JsonObject().put("kind", "transfer").put("answer", answer);
    SignalingMessage.read(message)
        .ifPresent(signal -> call.call.ifPresent(it -> it.signal(signal)));
  }

  private void begin(Waiting waiting, Optional<UUID> transferOf) {
    var call = new OpenCall(ids.get());
    open = call;
    Optional<VideoCallProvider> way = way(waiting.service());
    if (way.isEmpty()) {
      ended(call, withoutAny(waiting.service()));
      return;
    }
    var request = new CallRequest(call.id, waiting.service(), waiting.caller(), transferOf);
    LOG.info("call={} service={} A citizen waits for an adviser.", call.id, waiting.service());
    VideoCall requested = way.get().request(request, event -> accept(call, request, event));
    call.call = Optional.of(requested);
    if (open == call) {
      page.publish(new PageMessage.Changed());
    } else {
      requested.end(CallEndReason.CANCELLED);
    }
  }

  /** Nobody is there; or who would know can't be asked, which is a fault and no answer. */
  private CallEnding withoutAny(ServiceCode service) {
    return presence(service) == AdviserPresence.UNREACHABLE ? CallEnding.FAILED : CallEnding.NOBODY;
  }

  private void accept(OpenCall call, CallRequest request, CallEvent event) {
    loop.check();
    if (open != call) {
      return;
    }
    switch (event) {
      case CallEvent.Accepted(IceConfiguration route) -> {
        call.route = Optional.of(route);
        page.publish(new PageMessage.Changed());
      }
      case CallEvent.Waiting(QueuePlace place) -> {
        if (!call.place.equals(place)) {
          call.place = place;
          onPlace.run();
        }
      }
      case CallEvent.Room(ExternalMeetingRoom room) -> call.room = Optional.of(room);
      case CallEvent.Answered _ -> answered(call);
      case CallEvent.Connected _ -> {
        var _ = session.take(new SessionEvent.CallConnected());
      }
      case CallEvent.Signal(SignalingMessage signal) ->
          page.publish(new PageMessage.Signal(signal));
      case CallEvent.TransferProposed(ServiceCode other) -> propose(call, other, request.caller());
      case CallEvent.Ended(CallEnding how) -> ended(call, how);
    }
  }

  private void answered(OpenCall call) {
    if (!call.isAnswered) {
      call.isAnswered = true;
      var _ = session.take(new SessionEvent.CallAnswered());
      page.publish(new PageMessage.Changed());
      watchPage();
    }
  }

  private void ended(OpenCall call, CallEnding how) {
    LOG.info("call={} how={} The call is over.", call.id, how.code());
    close();
    var _ = session.take(new SessionEvent.CallEnded(how));
  }

  private void hangUp(OpenCall call, CitizenSession now) {
    CallEndReason reason =
        now instanceof NoAnswer(_, CallEnding why) && why == CallEnding.FAILED
            ? CallEndReason.FAILED
            : call.isConnected ? CallEndReason.ENDED : CallEndReason.CANCELLED;
    LOG.info("call={} reason={} The kiosk ends the call.", call.id, reason.code());
    close();
    call.call.ifPresent(it -> it.end(reason));
  }

  private void close() {
    open = null;
    watchPage();
    page.publish(new PageMessage.Changed());
  }

  /** The page has something to say to the adviser's; not before an adviser is there. */
  public boolean signal(SignalingMessage signal) {
    loop.check();
    if (open == null || !open.isAnswered || open.route.isEmpty()) {
      return false;
    }
    open.call.ifPresent(it -> it.signal(signal));
    return true;
  }

  /** Picture or sound of the adviser has come; telling it again changes nothing. */
  public boolean connected() {
    loop.check();
    return open != null
        && (open.isConnected
            || (state() instanceof Connecting && session.take(new SessionEvent.CallConnected())));
  }

  /** The page can't have picture and sound any more. */
  public boolean failed() {
    loop.check();
    return open != null
        && open.isAnswered
        && session.take(new SessionEvent.CallEnded(CallEnding.FAILED));
  }

  /** A page that takes part in the call is there. */
  public void pageCame() {
    pages++;
    watchPage();
  }

  /** It is not any more. */
  public void pageWent() {
    pages--;
    watchPage();
  }

  /** Nobody speaks with a screen that is gone. */
  private void watchPage() {
    if (absence != null) {
      absence.cancel();
      absence = null;
    }
    if (pages == 0 && open != null && open.isAnswered && open.route.isPresent()) {
      absence = loop.after(PAGE_ABSENCE, this::pageIsMissing);
    }
  }

  private void pageIsMissing() {
    LOG.warn("The page is gone in a call, and did not come back.");
    var _ = failed();
  }
}
