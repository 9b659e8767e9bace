package fr.teleguichet.fleet.mqtt.link;

import fr.teleguichet.fleet.telemetry.MessageReceiver;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Sparkplug host application's sessions with the broker (Sparkplug 3.0.0, section 5.7):
 * announces itself, hears everything, sends commands, and begins a new session with a new timestamp
 * whenever one is lost.
 *
 * <p>Its state belongs to its one thread, {@code host-link}; the broker client's callbacks hop
 * there, except for arriving messages, which go straight to the ingest so that a full ingest slows
 * the broker down.
 */
public final class SparkplugHostLink implements KioskLink {

  private static final Logger LOG = LoggerFactory.getLogger(SparkplugHostLink.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);

  private final LinkSettings settings;
  private final BrokerClient.Factory clients;
  private final Clock clock;
  private final RandomGenerator random;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("host-link").daemon().factory());
  private final LinkHealth health;
  private LinkState state = new LinkState.Waiting(0);
  private @Nullable BrokerClient client;
  private @Nullable MessageReceiver receiver;

  /** A link that {@link #start} sets going. */
  public SparkplugHostLink(LinkSettings settings, Clock clock, RandomGenerator random) {
    this(settings, HiveMqttClient::new, clock, random);
  }

  SparkplugHostLink(
      LinkSettings settings, BrokerClient.Factory clients, Clock clock, RandomGenerator random) {
    this.settings = settings;
    this.clients = clients;
    this.clock = clock;
    this.random = random;
    this.health = new LinkHealth(clock.instant());
  }

  @Override
  public LinkHealth health() {
    return health;
  }

  @Override
  public void start(MessageReceiver to) {
    thread.execute(
        () -> {
          receiver = to;
          connect();
        });
  }

  @Override
  public void send(NodeAddress node, FleetCommand command) {
    onThread(
        () -> {
          if (state instanceof LinkState.Connected && client != null) {
            byte[] payload = PayloadEncoder.encode(command.encode(clock.millis()));
            client.publish(TopicCodec.of(node, NodeMessage.NCMD), payload, 0, false);
          }
        });
  }

  private void connect() {
    if (!(state instanceof LinkState.Waiting waiting)) {
      return;
    }
    LinkState.Connecting connecting = waiting.connect(Instant.ofEpochMilli(clock.millis()));
    state = connecting;
    HostState will = new HostState(false, connecting.begun().toEpochMilli());
    client = clients.open(settings, will, new Callbacks(connecting.begun()));
  }

  private void connected(Instant begun) {
    if (state instanceof LinkState.Connecting connecting && connecting.begun().equals(begun)) {
      state = connecting.connected();
      health.connected(clock.instant());
      publishState(new HostState(true, begun.toEpochMilli()));
      LOG.atInfo()
          .addKeyValue("broker", settings.broker())
          .addKeyValue("host_id", settings.hostId())
          .log("Connected to the broker.");
      tell(MessageReceiver::linkUp);
    }
  }

  private void ended(Instant begun, String cause) {
    switch (state) {
      case LinkState.Connecting connecting when connecting.begun().equals(begun) -> {
        LinkState.Waiting next = connecting.failed();
        if (next.failures() == 1) {
          warn(cause, "The broker can't be reached; trying again.");
        }
        retry(next);
      }
      case LinkState.Connected connected when connected.begun().equals(begun) -> {
        warn(cause, "The broker is lost; trying again.");
        health.lost(clock.instant());
        tell(MessageReceiver::linkDown);
        retry(connected.lost());
      }
      case LinkState.Connecting _,
          LinkState.Connected _,
          LinkState.Waiting _,
          LinkState.Stopped _ -> {}
    }
  }

  private void retry(LinkState.Waiting next) {
    state = next;
    if (client != null) {
      client.close();
      client = null;
    }
    long longest =
        Math.min(MAX_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(next.failures(), 6));
    long pause = longest / 2 + random.nextLong(1 + longest / 2);
    var _ = thread.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
  }

  /**
   * Somebody published our state: a will of an earlier session may arrive late, and must not stand.
   */
  private void stateSeen(Instant begun, byte[] payload) {
    boolean offline = HostState.decode(payload).map(seen -> !seen.online()).orElse(true);
    if (offline
        && state instanceof LinkState.Connected connected
        && connected.begun().equals(begun)) {
      LOG.atInfo()
          .addKeyValue("host_id", settings.hostId())
          .log("A late death of an earlier session of ours was contradicted.");
      publishState(new HostState(true, begun.toEpochMilli()));
    }
  }

  private void publishState(HostState online) {
    if (client != null) {
      client.publish(TopicCodec.ofHost(settings.hostId()), online.encode(), 1, true);
    }
  }

  private interface Telling {
    void to(MessageReceiver receiver) throws InterruptedException;
  }

  private void tell(Telling telling) {
    if (receiver != null) {
      try {
        telling.to(receiver);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Says goodbye and ends the connection, within five seconds. */
  @Override
  public void close() {
    onThread(
        () -> {
          if (state instanceof LinkState.Connected && client != null) {
            publishState(new HostState(false, clock.millis()));
          }
          state = new LinkState.Stopped();
          if (client != null) {
            client.close();
          }
        });
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
        warn("deadline", "The broker did not take our goodbye.");
        thread.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void warn(String cause, String sentence) {
    LOG.atWarn().addKeyValue("broker", settings.broker()).addKeyValue("cause", cause).log(sentence);
  }

  private void onThread(Runnable task) {
    try {
      thread.execute(() -> survive(task));
    } catch (RejectedExecutionException _) {
      LOG.debug("the link is closed already");
    }
  }

  private void survive(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("broker", settings.broker())
          .setCause(e)
          .log("The link met a fault of ours.");
    }
  }

  /** What the client of one session calls. */
  private final class Callbacks implements BrokerClient.Callbacks {
    private final Instant begun;

    Callbacks(Instant begun) {
      this.begun = begun;
    }

    @Override
    public void onConnected() {
      onThread(() -> connected(begun));
    }

    @Override
    public void onEnded(String cause) {
      onThread(() -> ended(begun, cause));
    }

    @Override
    public void onMessage(String topic, byte[] payload) throws InterruptedException {
      if (topic.equals(TopicCodec.ofHost(settings.hostId()))) {
        onThread(() -> stateSeen(begun, payload));
      } else if (receiver != null) {
        receiver.received(topic, payload);
      }
    }
  }
}
