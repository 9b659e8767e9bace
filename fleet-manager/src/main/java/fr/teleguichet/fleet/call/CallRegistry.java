package fr.teleguichet.fleet.call;

import static java.util.stream.Collectors.toSet;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.video.CallVideoAssignment;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The calls of this moment, and who is there to ask and to answer.
 *
 * <p>The lock is this object: requests of kiosks and advisers come in on many threads, two advisers
 * may answer at once, and one of them must win. Nothing here waits for anything; whoever changes a
 * call gets it back and tells others of it once the lock is free.
 */
public final class CallRegistry {

  /** So many calls may be open. */
  static final int MAX_OPEN = 500;

  /** So many calls that are over are remembered, and for so long, for who was away meanwhile. */
  static final int MAX_REMEMBERED = 1_000;

  static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Duration patience;
  private final Duration away;
  private final CallPriorityRule precedence;
  private final Clock clock;

  /** In the order of asking. */
  @GuardedBy("this")
  private final Map<UUID, VideoCall> calls = new LinkedHashMap<>();

  @GuardedBy("this")
  private final Set<KioskId> kiosks = new HashSet<>();

  /** Since when kiosks with an open call can't be told anything. */
  @GuardedBy("this")
  private final Map<KioskId, Instant> gone = new HashMap<>();

  @GuardedBy("this")
  private final PresentAdvisers desks = new PresentAdvisers();

  @GuardedBy("this")
  private final WaitTimeEstimator durations = new WaitTimeEstimator();

  @GuardedBy("this")
  private List<UUID> order = List.of();

  @GuardedBy("this")
  private long version;

  /** No calls yet; one waits so long for an answer, and so long for a side that is away. */
  CallRegistry(Duration patience, Duration away, CallPriorityRule precedence, Clock clock) {
    this.patience = patience;
    this.away = away;
    this.precedence = precedence;
    this.clock = clock;
  }

  /** Grows with whatever others may have to be told. */
  public synchronized long version() {
    return version;
  }

  /** A kiosk wants to call. */
  synchronized CallRequestResult ask(VideoCall call) {
    KioskId kiosk = call.kiosk();
    @Nullable VideoCall known = calls.get(call.id());
    if (known != null) {
      if (!known.kiosk().equals(kiosk)) {
        return new CallRequestResult.AnotherKiosks();
      }
      VideoCall said = known.saidAgain(call.language(), call.accompanied());
      version += said.equals(calls.put(call.id(), said)) ? 0 : 1;
      return new CallRequestResult.Known(said);
    }
    Optional<VideoCall> before = openOf(kiosk);
    if (before.isEmpty() && open().size() >= MAX_OPEN) {
      return new CallRequestResult.Full();
    }
    KioskEndReason end =
        call.transferredBy().map(_ -> KioskEndReason.TRANSFERRED).orElse(KioskEndReason.CANCELLED);
    Optional<CallChange> replaced = before.flatMap(it -> end(it, end, Duration.ZERO));
    calls.put(call.id(), call);
    if (!kiosks.contains(kiosk)) {
      gone.put(kiosk, clock.instant());
    }
    version++;
    return new CallRequestResult.Asked(call, replaced);
  }

  /** Takes up a call of the manager before: both sides have their time to come back. */
  synchronized void takeUp(VideoCall call) {
    calls.put(call.id(), call);
    gone.put(call.kiosk(), clock.instant());
    call.state().adviser().ifPresent(adviser -> desks.expect(adviser, clock.instant()));
  }

  /** Nobody could come back before: whoever is away has all of their time from now on. */
  synchronized void openDoors() {
    gone.replaceAll((_, _) -> clock.instant());
    desks.expectFrom(clock.instant());
  }

  /** Whether no other call can be opened. */
  synchronized boolean isFull() {
    return open().size() >= MAX_OPEN;
  }

  /** An adviser answers, by what was made for that; another may have been faster meanwhile. */
  synchronized AnswerResult answer(Adviser adviser, UUID id, CallVideoAssignment video) {
    Optional<AnswerResult> told = answered(adviser, id);
    return told.isPresent()
        ? told.get()
        : find(id)
            .flatMap(
                call ->
                    apply(call.by(video), new CallEvent.Answer(adviser.account()), Duration.ZERO)
                        .map(it -> new CallChange(call, it.now())))
            .<AnswerResult>map(AnswerResult.Answered::new)
            .orElseGet(AnswerResult.Unknown::new);
  }

  /** What an adviser is told who wants to answer; nothing where the call is free to be taken. */
  synchronized Optional<AnswerResult> answered(Adviser adviser, UUID id) {
    @Nullable VideoCall call = calls.get(id);
    if (call == null) {
      return Optional.of(new AnswerResult.Unknown());
    }
    if (!adviser.serves(call)) {
      return Optional.of(new AnswerResult.NotOwn());
    }
    if (call.isWith(adviser.account())) {
      return Optional.of(new AnswerResult.Answered(new CallChange(call, call)));
    }
    if (!call.state().isOpen()) {
      return Optional.of(new AnswerResult.Over());
    }
    if (!call.isWaiting()) {
      return Optional.of(new AnswerResult.Taken());
    }
    if (!desks.hasWindow(adviser.account())) {
      return Optional.of(new AnswerResult.Away());
    }
    return of(adviser.account()).map(_ -> new AnswerResult.Occupied());
  }

  /** The kiosk sees or hears the adviser since then; empty where it has no such open call. */
  synchronized Optional<CallChange> connect(KioskId kiosk, UUID id, Duration ago) {
    return find(kiosk, id)
        .flatMap(
            call ->
                call.state() instanceof CallState.Connected
                    ? Optional.of(new CallChange(call, call))
                    : apply(call, new CallEvent.Connect(), ago));
  }

  /** The kiosk ended its call so long ago, or it is over; empty where it has none of this id. */
  synchronized Optional<CallChange> end(KioskId kiosk, UUID id, KioskEndReason why, Duration ago) {
    return find(kiosk, id)
        .map(call -> end(call, why, ago).orElseGet(() -> new CallChange(call, call)));
  }

  @GuardedBy("this")
  private Optional<CallChange> end(VideoCall call, KioskEndReason reason, Duration ago) {
    return apply(call, new CallEvent.End(reason.outcome(call.state())), ago);
  }

  /** The adviser ends a call. */
  synchronized CloseResult close(long account, UUID id, CallOutcome outcome) {
    Optional<VideoCall> call = Optional.ofNullable(calls.get(id)).filter(it -> it.isWith(account));
    if (call.isEmpty()) {
      return new CloseResult.NotOwn();
    }
    return call.flatMap(it -> apply(it, new CallEvent.End(outcome), Duration.ZERO))
        .<CloseResult>map(CloseResult.Closed::new)
        .orElseGet(CloseResult.NotNow::new);
  }

  /** The only place where a call changes. */
  @GuardedBy("this")
  private Optional<CallChange> apply(VideoCall call, CallEvent event, Duration ago) {
    Optional<VideoCall> next = call.after(event, clock.instant().minus(ago));
    next.ifPresent(
        it -> {
          calls.put(it.id(), it);
          durations.add(it);
          version++;
          if (!it.state().isOpen()) {
            gone.remove(it.kiosk());
          }
        });
    return next.map(it -> new CallChange(call, it));
  }

  /** A call that this kiosk asked for. */
  synchronized Optional<VideoCall> find(KioskId kiosk, UUID id) {
    return find(id).filter(call -> call.kiosk().equals(kiosk));
  }

  /** A call of this moment, or of a moment ago. */
  public synchronized Optional<VideoCall> find(UUID id) {
    return Optional.ofNullable(calls.get(id));
  }

  /** The kiosk's newest call. */
  synchronized Optional<VideoCall> newestOf(KioskId kiosk) {
    return calls.values().stream()
        .filter(call -> call.kiosk().equals(kiosk))
        .reduce((_, later) -> later);
  }

  /** The call that the adviser has now. */
  public synchronized Optional<VideoCall> of(long account) {
    return calls.values().stream().filter(call -> call.isWith(account)).findFirst();
  }

  /** The calls that are not over, in the order in which they are to be answered. */
  public synchronized List<VideoCall> open() {
    return calls.values().stream()
        .filter(call -> call.state().isOpen())
        .sorted(Comparator.comparing(precedence::isAfterOthers))
        .toList();
  }

  @GuardedBy("this")
  private Optional<VideoCall> openOf(KioskId kiosk) {
    return open().stream().filter(call -> call.kiosk().equals(kiosk)).findFirst();
  }

  /** The accounts of those who have a call. */
  @GuardedBy("this")
  private Set<Long> occupied() {
    return open().stream().flatMap(call -> call.state().adviser().stream()).collect(toSet());
  }

  /** Where a waiting call stands. */
  synchronized Optional<QueuePlace> place(VideoCall call) {
    List<Adviser> ready = desks.ready().stream().filter(it -> it.serves(call)).toList();
    int free = ServiceLoad.free(ready, occupied());
    return QueuePlace.position(call, open(), ready)
        .map(it -> new QueuePlace(it, durations.expected(call.service(), it, ready.size(), free)));
  }

  /** Who is there for a kiosk, by service; a service that is missing has nobody. */
  synchronized List<ServiceLoad> loads(KioskId kiosk) {
    List<Adviser> ready =
        desks.ready().stream().filter(adviser -> adviser.scope().covers(kiosk)).toList();
    List<VideoCall> waiting = open().stream().filter(VideoCall::isWaiting).toList();
    return ServiceLoad.all(ready, occupied(), waiting, durations);
  }

  /** A kiosk can be told things from now on. */
  synchronized void kioskCame(KioskId kiosk) {
    kiosks.add(kiosk);
    gone.remove(kiosk);
  }

  /** It can't any more. */
  synchronized void kioskLeft(KioskId kiosk) {
    if (kiosks.remove(kiosk) && openOf(kiosk).isPresent()) {
      gone.put(kiosk, clock.instant());
    }
  }

  /** An adviser opens a window of the desk. */
  public synchronized void enter(Adviser adviser) {
    desks.enter(adviser);
    version++;
  }

  /** A window is closed. */
  public synchronized void leave(long account) {
    desks.leave(account, clock.instant());
    version++;
  }

  /** An adviser has a break, or is back. */
  public synchronized void pause(long account, boolean paused) {
    desks.pause(account, paused);
    version++;
  }

  /** Whether the adviser has a break; empty while no window has said so or otherwise. */
  public synchronized Optional<Boolean> paused(long account) {
    return desks.paused(account);
  }

  /** Ends what nobody waits for any more; returns the calls that ended. */
  synchronized List<CallChange> sweep() {
    Instant now = clock.instant();
    List<CallChange> over = new ArrayList<>();
    for (VideoCall call : open()) {
      ending(call, now)
          .flatMap(outcome -> apply(call, new CallEvent.End(outcome), Duration.ZERO))
          .ifPresent(over::add);
    }
    desks.sweep(away, now);
    forget(now);
    // The time of an appointment comes without anybody doing anything.
    List<UUID> last = order;
    order = open().stream().map(VideoCall::id).toList();
    version += order.equals(last) ? 0 : 1;
    return over;
  }

  @GuardedBy("this")
  private Optional<CallOutcome> ending(VideoCall call, Instant now) {
    @Nullable Instant left = gone.get(call.kiosk());
    if (left != null && !left.plus(away).isAfter(now)) {
      return Optional.of(call.isWaiting() ? CallOutcome.CANCELLED : CallOutcome.FAILED);
    }
    if (call.isWaiting() && !call.asked().plus(patience).isAfter(now)) {
      return Optional.of(CallOutcome.UNANSWERED);
    }
    return call.state()
        .adviser()
        .filter(adviser -> desks.isGone(adviser, away, now))
        .map(_ -> CallOutcome.FAILED);
  }

  @GuardedBy("this")
  private void forget(Instant now) {
    calls.values().removeIf(call -> call.endedBefore(now.minus(REMEMBERED)));
    if (calls.size() > MAX_REMEMBERED + MAX_OPEN) {
      List<UUID> over =
          calls.values().stream()
              .filter(call -> !call.state().isOpen())
              .map(VideoCall::id)
              .toList();
      over.subList(0, Math.max(0, over.size() - MAX_REMEMBERED)).forEach(calls::remove);
    }
  }
}
