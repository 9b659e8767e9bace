package fr.teleguichet.edge.link;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.link.LinkState.AwaitingHost;
import fr.teleguichet.edge.link.LinkState.Connecting;
import fr.teleguichet.edge.link.LinkState.Contact;
import fr.teleguichet.edge.link.LinkState.InContact;
import fr.teleguichet.edge.link.LinkState.Leaving;
import fr.teleguichet.edge.link.LinkState.Offline;
import fr.teleguichet.edge.link.LinkState.Online;
import fr.teleguichet.edge.link.LinkState.Stopped;
import fr.teleguichet.edge.link.LinkState.Stopping;
import fr.teleguichet.edge.link.LinkState.Subscribing;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connects to one server after the other, waits for the primary host, and decides what becomes of a
 * connection that was refused, is lost or is left. It belongs to the loop.
 */
final class ConnectionSupervisor {

  /**
   * A link that is up for less does not count as success: two kiosks of one name still back off.
   */
  private static final Duration STEADY = Duration.ofSeconds(10);

  private final LinkSettings settings;
  private final LinkContext world;
  private final MqttDialer dialer;
  private final LinkMachine machine;
  private final LinkCounters counters;
  private final SparkplugPublisher voice;
  private final HostWatch hosts = new HostWatch();
  private final BirthDeathSequence birthDeath;
  private final ServerRotation servers;
  private final HostCommandHandler commands;
  private final InboundMessageReader inbox;
  private final Promise<Void> stopped = Promise.promise();
  private @Nullable SparkplugSession session;
  private Loop.@Nullable Timer timer;
  private boolean isHeld;

  ConnectionSupervisor(
      LinkSettings settings,
      LinkContext world,
      Journal journal,
      MqttDialer dialer,
      LinkMachine machine,
      LinkCounters counters,
      SparkplugPublisher voice) {
    this.settings = settings;
    this.world = world;
    this.dialer = dialer;
    this.machine = machine;
    this.counters = counters;
    this.voice = voice;
    this.birthDeath = new BirthDeathSequence(journal);
    this.servers = new ServerRotation(settings.servers(), settings.pace(), world.random());
    this.commands = new HostCommandHandler(voice, this::hostState, this::isOwnBirth);
    this.inbox = new InboundMessageReader(settings, world.loop(), counters, commands);
  }

  /** Hands remote actions that the fleet wants to this one. */
  void onCare(Consumer<FleetCommand.Care> taker) {
    commands.onCare(taker);
  }

  /** Hands documents of services to this one. */
  void onServices(Consumer<String> taker) {
    commands.onServices(taker);
  }

  void onNotices(Consumer<String> taker) {
    commands.onNotices(taker);
  }

  /**
   * Ends for good.
   *
   * @param isConnected whether there is a server to say good-bye to
   */
  void stop(ShutdownReason reason, boolean isConnected) {
    machine.stop(reason);
    if (isConnected) {
      sayGoodbye(this::down);
    } else {
      down();
    }
  }

  private void down() {
    if (machine.state() instanceof Stopping) {
      drop();
      voice.end();
      machine.stopped();
      dialer.close().onComplete(_ -> stopped.tryComplete());
    }
  }

  /** Completes once the link is down; never fails. */
  Future<Void> stopped() {
    return stopped.future();
  }

  /** Nothing is dialled until {@link #release}. */
  void hold() {
    isHeld = true;
  }

  /**
   * Servers may be dialled again.
   *
   * @return whether nobody will unless somebody does so now
   */
  boolean release() {
    boolean isBack = isHeld && machine.state() instanceof Offline;
    isHeld = false;
    return isBack;
  }

  /** As if the connection broke; nothing without one. */
  void cut(String cause) {
    if (session != null) {
      lost(session, cause);
    }
  }

  /** Connects to the server whose turn it is. */
  void dial() {
    cancelTimer();
    if (isHeld) {
      return;
    }
    birthDeath
        .next()
        .onSuccess(
            bdSeq -> {
              if (machine.state() instanceof Offline && !isHeld) {
                connect(new Contact(servers.current(), bdSeq, servers.attempt()));
              }
            });
  }

  private void connect(Contact contact) {
    counters.connect();
    machine.connecting(contact);
    var arrivals = new Arrivals();
    MqttDialer.Connection connection = dialer.dial(connectPacket(contact), arrivals);
    var current =
        new SparkplugSession(
            settings.address(), contact, connection, world, counters, arrivals::lost);
    arrivals.of = current;
    session = current;
    expectAnswer(current, "the server did not answer");
    connection.established().onComplete(ifStill(current, this::subscribe));
  }

  private MqttDialer.Connect connectPacket(Contact contact) {
    NodeAddress address = settings.address();
    return new MqttDialer.Connect(
        contact.server(),
        address.toString(),
        settings.pace().keepAlive(),
        settings.pace().answerWithin(),
        SparkplugSession.death(address, contact.bdSeq(), world.now()),
        settings.access());
  }

  private void subscribe(SparkplugSession current) {
    machine.connected();
    expectAnswer(current, "the server did not confirm the subscriptions");
    current.connection().subscribe(inbox.filters()).onComplete(ifStill(current, this::subscribed));
  }

  private void subscribed(SparkplugSession current) {
    cancelTimer();
    if (settings.primaryHost().isEmpty()) {
      machine.subscribed();
      voice.speak(current);
    } else {
      machine.subscribedForHost();
      awaitHost(current);
    }
  }

  /** The host's retained state may have come before the answer to the subscription. */
  private void awaitHost(SparkplugSession current) {
    HostWatch.Verdict seen = current.hostSeen();
    if (seen != null) {
      onHost(current, seen);
    } else if (servers.isChoice()) {
      timer =
          world
              .loop()
              .after(
                  settings.pace().hostWithin(),
                  () -> leave("the primary host did not show on this server"));
    }
  }

  private void hostState(HostState state) {
    SparkplugSession current = session;
    if (current != null) {
      HostWatch.Verdict verdict = hosts.judge(current.contact().server(), state, world.now());
      if (verdict != HostWatch.Verdict.OUTDATED) {
        current.hostSeen(verdict);
        onHost(current, verdict);
      }
    }
  }

  private boolean isOwnBirth(long bdSeq) {
    return session != null && session.contact().bdSeq() == bdSeq;
  }

  private void onHost(SparkplugSession current, HostWatch.Verdict verdict) {
    boolean isOnline = verdict == HostWatch.Verdict.ONLINE;
    switch (machine.state()) {
      case AwaitingHost _ when isOnline -> {
        cancelTimer();
        machine.hostOnline();
        voice.speak(current);
      }
      case AwaitingHost _ when servers.isChoice() ->
          leave("the primary host is offline on this server");
      case Online _ when !isOnline -> leave("the primary host went offline");
      case AwaitingHost _, Online _ -> {
        // With one server only there is nowhere else to wait.
      }
      case Offline _, Connecting _, Subscribing _, Leaving _, Stopping _, Stopped _ -> {
        // Too early: it is looked at once subscribed. Or too late.
      }
    }
  }

  /** Says good-bye, and comes back by a new connection. */
  void leave(String cause) {
    if (machine.isOnline()) {
      servers.succeeded();
    }
    machine.leave(cause);
    sayGoodbye(this::left);
  }

  private void left() {
    if (machine.state() instanceof Leaving) {
      drop();
      machine.left();
      tryNext();
    }
  }

  /** Publishes the death certificate and disconnects, and goes on after a while in any case. */
  private void sayGoodbye(Runnable next) {
    voice.fallSilent();
    cancelTimer();
    timer = world.loop().after(settings.pace().stopWithin(), next);
    if (session != null) {
      session.sayGoodbye().onComplete(_ -> next.run());
    }
  }

  private void lost(SparkplugSession of, String cause) {
    if (!isInContact(of)) {
      return;
    }
    counters.loss();
    if (machine.isOnline() && voice.sinceBirth().compareTo(STEADY) >= 0) {
      servers.succeeded();
    }
    voice.fallSilent();
    drop();
    machine.lost(cause);
    tryNext();
  }

  private void tryNext() {
    timer = world.loop().after(servers.moveOn(), this::dial);
  }

  private void drop() {
    cancelTimer();
    if (session != null) {
      if (session.connection().abandon()) {
        birthDeath.unsent(session.contact().bdSeq());
      }
      session = null;
    }
  }

  private void expectAnswer(SparkplugSession from, String failure) {
    cancelTimer();
    timer = world.loop().after(settings.pace().answerWithin(), () -> lost(from, failure));
  }

  private Handler<AsyncResult<Void>> ifStill(SparkplugSession of, Consumer<SparkplugSession> next) {
    return result -> {
      if (result.failed()) {
        lost(of, String.valueOf(result.cause().getMessage()));
      } else if (isInContact(of)) {
        next.accept(of);
      }
    };
  }

  private boolean isInContact(SparkplugSession of) {
    return of.equals(session) && machine.state() instanceof InContact;
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** What one connection brings; a former one brings nothing any more. */
  private final class Arrivals implements MqttDialer.Events {
    private @Nullable SparkplugSession of;

    @Override
    public void arrived(String topic, ByteString payload) {
      if (of != null && of.equals(session)) {
        inbox.arrived(topic, payload);
      }
    }

    @Override
    public void lost(String cause) {
      if (of != null) {
        ConnectionSupervisor.this.lost(of, cause);
      }
    }
  }
}
