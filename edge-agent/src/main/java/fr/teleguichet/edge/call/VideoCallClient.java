package fr.teleguichet.edge.call;

import fr.teleguichet.edge.call.CallChannel.Reply;
import fr.teleguichet.edge.call.CallChannel.StreamEnd;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls through the fleet manager: hears from it who is there, has it put calls through, and comes
 * back when it was away. Belongs to the loop.
 */
public final class VideoCallClient implements VideoCallProvider, ManagerMessageChannel {

  private static final Logger LOG = LoggerFactory.getLogger(VideoCallClient.class);

  /** The manager gives a sign of life every ten seconds. */
  static final Duration SILENCE = Duration.ofSeconds(35);

  static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  static final Duration LONGEST_RETRY = Duration.ofSeconds(60);

  /** Well within the time for which a manager that was away waits for those who talk. */
  static final Duration LONGEST_RETRY_IN_CALL = Duration.ofSeconds(10);

  private final Loop loop;
  private final RandomGenerator random;
  private final Supplier<Optional<CallChannel>> channels;
  private @Nullable Line line;
  private Runnable onPresence = () -> {};
  private final List<Listener> others = new ArrayList<>();
  private @Nullable ManagerVideoCall call;
  private Loop.@Nullable Timer retry;
  private int failures;
  private Optional<Duration> heard = Optional.empty();
  private boolean hasCalls = true;
  private boolean isStopped;

  /**
   * @param channels to the manager of the kiosk's certificate; none without one
   */
  public VideoCallClient(
      Loop loop, RandomGenerator random, Supplier<Optional<CallChannel>> channels) {
    this.loop = loop;
    this.random = random;
    this.channels = channels;
  }

  /** Begins, or begins again with another certificate. A call that is open goes on. */
  public void renew() {
    loop.check();
    leave();
    failures = 0;
    hasCalls = true;
    open();
  }

  /** Hears and tells nothing any more. */
  public void stop() {
    isStopped = true;
    leave();
  }

  private void leave() {
    if (retry != null) {
      retry.cancel();
      retry = null;
    }
    if (line != null) {
      line.close();
      line = null;
    }
  }

  private void open() {
    if (!isStopped) {
      channels
          .get()
          .ifPresent(
              channel -> {
                line = new Line(channel);
                line.listen();
              });
    }
  }

  /** Tells the listener when other advisers are there than were, or nobody can say any more. */
  public void onPresence(Runnable listener) {
    onPresence = listener;
  }

  @Override
  public boolean hasMedia() {
    return true;
  }

  @Override
  public AdviserPresence presence(ServiceCode service) {
    if (!hasCalls || (line == null && retry == null)) {
      return AdviserPresence.ABSENT;
    }
    if (line == null || line.advisers.isEmpty()) {
      return failures == 0 || isHeardLately()
          ? AdviserPresence.UNKNOWN
          : AdviserPresence.UNREACHABLE;
    }
    return line.advisers.get().getOrDefault(service, 0) > 0
        ? AdviserPresence.PRESENT
        : AdviserPresence.ABSENT;
  }

  /** A manager that is started again is back soon, so that it is worth waiting for. */
  private boolean isHeardLately() {
    return heard
        .filter(
            at -> loop.uptime().minus(at).compareTo(ManagerVideoCall.MANAGER_ABSENCE_AT_FIRST) < 0)
        .isPresent();
  }

  @Override
  public VideoCall request(CallRequest request, Consumer<CallEvent> listener) {
    loop.check();
    var asked =
        new ManagerVideoCall(
            loop, request, listener, () -> Optional.ofNullable(line).map(it -> it.outbox));
    call = asked;
    if (line != null && line.isOpen) {
      asked.ask();
    } else {
      // It is asked for once the line is open; somebody waits, and the next try might be far away.
      asked.managerIsAway();
      if (retry != null) {
        retry.cancel();
        retry = null;
        open();
      }
    }
    return asked;
  }

  @Override
  public boolean post(String path, String json, Consumer<Optional<Reply>> answered) {
    loop.check();
    return line != null && line.letters.post(path, json, answered);
  }

  @Override
  public void listen(Listener listener) {
    others.add(listener);
  }

  private void take(ManagerCallMessage message) {
    switch (message) {
      case ManagerCallMessage.Services _ -> onPresence.run();
      case ManagerCallMessage.Unknown _ -> {}
      case ManagerCallMessage.Call it when isOurs(it.id()) -> current().take(it);
      case ManagerCallMessage.Call it -> disown(it);
      case ManagerCallMessage.UnfitRoom(var id, String why) -> {
        if (isOurs(id)) {
          current().refuse(why);
        }
      }
      case ManagerCallMessage.Transfer(var id, ServiceCode service) -> {
        if (isOurs(id)) {
          current().propose(service);
        }
      }
      case ManagerCallMessage.Signal(var id, SignalingMessage signal) -> {
        if (isOurs(id)) {
          current().take(signal);
        }
      }
    }
  }

  private boolean isOurs(UUID id) {
    return call != null && call.is(id);
  }

  private ManagerVideoCall current() {
    return Objects.requireNonNull(call);
  }

  /** The manager did not hear of its end; or a former run of the agent had it open. */
  private void disown(ManagerCallMessage.Call other) {
    if (line != null && !other.state().equals("ended") && line.disowned.add(other.id())) {
      LOG.info("call={} The manager holds a call that nobody here is in.", other.id());
      if (call == null) {
        ManagerVideoCall.end(line.outbox, other.id());
      } else {
        call.tellEnd(line.outbox, other.id());
      }
    }
  }

  private void lost(Line gone, StreamEnd how) {
    if (!gone.equals(line)) {
      return;
    }
    gone.close();
    line = null;
    boolean knew = hasCalls;
    hasCalls = how instanceof StreamEnd.Broken;
    if (failures == 0 || knew != hasCalls) {
      LOG.info("how={} The manager tells nothing of calls at the moment.", how);
    }
    failures++;
    if (call != null) {
      call.managerIsAway();
    }
    retry =
        loop.after(
            hasCalls ? pause() : longestRetry(),
            () -> {
              retry = null;
              open();
            });
    tellOfAbsence();
  }

  /** A manager that was heard lately is not away yet; soon it is, and no event says so. */
  private void tellOfAbsence() {
    onPresence.run();
    if (isHeardLately()) {
      var _ = loop.after(ManagerVideoCall.MANAGER_ABSENCE_AT_FIRST, () -> onPresence.run());
    }
  }

  /** Anywhere up to a bound that doubles, so that a fleet does not come back as one. */
  private Duration pause() {
    long bound =
        Math.min(FIRST_RETRY.toMillis() << Math.min(failures - 1, 16), longestRetry().toMillis());
    return Duration.ofMillis(bound / 4 + (long) (random.nextDouble() * bound * 3 / 4));
  }

  private Duration longestRetry() {
    return call != null && call.isOpen() ? LONGEST_RETRY_IN_CALL : LONGEST_RETRY;
  }

  /** One connection to the manager, as long as it lasts. */
  private final class Line implements CallChannel.Listener {

    private final CallChannel channel;
    private final CallOutbox outbox;

    /** What is no call waits for none of a call's signals. */
    private final CallOutbox letters;

    private Optional<Map<ServiceCode, Integer>> advisers = Optional.empty();
    private final Set<UUID> disowned = new HashSet<>();
    private boolean isOpen;
    private CallChannel.@Nullable Stream stream;
    private Loop.@Nullable Timer silence;

    Line(CallChannel channel) {
      this.channel = channel;
      this.outbox = new CallOutbox(loop, channel);
      this.letters = new CallOutbox(loop, channel);
    }

    void listen() {
      restartSilence();
      stream = channel.events(this);
    }

    @Override
    public void opened() {
      if (failures > 0 || !hasCalls) {
        LOG.info("The manager tells of calls again.");
      }
      hasCalls = true;
      isOpen = true;
      heard();
      if (call != null) {
        call.managerIsBack();
      }
      others.forEach(Listener::opened);
    }

    @Override
    public void heard() {
      restartSilence();
      if (isOpen) {
        heard = Optional.of(loop.uptime());
      }
    }

    private void restartSilence() {
      if (silence != null) {
        silence.cancel();
      }
      silence = loop.after(SILENCE, () -> ended(new StreamEnd.Broken("the manager is silent")));
    }

    @Override
    public void event(String name, String data) {
      try {
        ManagerCallMessage message = ManagerCallMessageReader.event(name, data);
        if (message instanceof ManagerCallMessage.Services(var there)) {
          failures = 0;
          advisers = Optional.of(there);
        }
        if (message instanceof ManagerCallMessage.Unknown) {
          others.forEach(it -> it.event(name, data));
        }
        take(message);
      } catch (IllegalArgumentException e) {
        LOG.warn(
            "event={} why=\"{}\" What the manager tells of calls can't be used.",
            name.length() > 40 ? name.substring(0, 40) : name,
            e.getMessage());
      }
    }

    @Override
    public void ended(StreamEnd how) {
      lost(this, how);
    }

    void close() {
      if (silence != null) {
        silence.cancel();
      }
      if (stream != null) {
        stream.close();
      }
      outbox.close();
      letters.close();
      channel.close();
    }
  }
}
