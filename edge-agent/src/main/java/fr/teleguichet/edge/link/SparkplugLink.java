package fr.teleguichet.edge.link;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.kiosk.KioskState;
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
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kiosk's link to the fleet, a Sparkplug B 3.0 edge node: connects and comes back by itself,
 * says what the kiosk is, sends the journal's records until they are acknowledged, and stores the
 * measures while nobody hears them. Its MQTT client id is {@code group/node}.
 *
 * <p>It belongs to the loop: every method is called there.
 */
public final class SparkplugLink {

  /**
   * A link that is up for less does not count as success: two kiosks of one name still back off.
   */
  private static final Duration STEADY = Duration.ofSeconds(10);

  private final LinkSettings settings;
  private final LinkContext world;
  private final MqttDialer dialer;
  private final LinkMachine machine;
  private final LinkCounters counters = new LinkCounters();
  private final HostWatch hosts = new HostWatch();
  private final BirthDeathSequence birthDeath;
  private final ServerRotation servers;
  private final SparkplugPublisher voice;
  private final CommandInbox inbox;
  private final Promise<Void> stopped = Promise.promise();
  private @Nullable MqttSession session;
  private Loop.@Nullable Timer timer;
  private Consumer<FleetCommand.Care> care = _ -> {};
  private boolean isUnplugged;
  private boolean started;

  /** A link that does nothing before {@link #start}. */
  public SparkplugLink(
      LinkSettings settings, LinkContext world, KioskState kiosk, Journal journal) {
    this(settings, world, kiosk, journal, new PahoDialer(world.loop()));
  }

  SparkplugLink(
      LinkSettings settings,
      LinkContext world,
      KioskState kiosk,
      Journal journal,
      MqttDialer dialer) {
    this.settings = settings;
    this.world = world;
    this.dialer = dialer;
    this.machine = new LinkMachine(settings.address(), world.clock());
    this.birthDeath = new BirthDeathSequence(journal);
    this.servers = new ServerRotation(settings.servers(), settings.pace(), world.random());
    this.voice = new SparkplugPublisher(settings, world, kiosk, journal, counters);
    this.inbox = new CommandInbox(settings, world.loop(), counters, new Reactions());
  }

  /**
   * Begins to connect.
   *
   * @throws IllegalStateException when it was started before
   */
  public void start() {
    world.loop().check();
    if (started) {
      throw new IllegalStateException("the link was started already");
    }
    started = true;
    voice.start();
    dial();
  }

  /** Where the link stands. */
  public LinkState state() {
    world.loop().check();
    return machine.state();
  }

  /** Tells the listener of each new state. */
  public void listen(Consumer<LinkState> listener) {
    world.loop().check();
    machine.listen(listener);
  }

  /** Hands every remote action that the fleet wants, repeated ones too, to this one. */
  public void onCare(Consumer<FleetCommand.Care> taker) {
    world.loop().check();
    care = taker;
  }

  /** What the link did so far. */
  public LinkCounts counts() {
    world.loop().check();
    return counters.snapshot();
  }

  /**
   * Goes down in order: tells the fleet why, then its death, then disconnects, within the time that
   * {@link LinkTimings#stopWithin} allows. Works without a connection too, and more than once.
   *
   * @return completes once the link is down; never fails
   */
  public Future<Void> announceStop(StopReason reason) {
    world.loop().check();
    switch (machine.state()) {
      case Online _ -> {
        voice.announce(reason);
        stop(reason, true);
      }
      case AwaitingHost _ -> stop(reason, true);
      case Offline _, Connecting _, Subscribing _, Leaving _ -> stop(reason, false);
      case Stopping _, Stopped _ -> {
        // Under way already.
      }
    }
    return stopped.future();
  }

  /** As if the network cable were pulled: not a word to the fleet, no try until {@link #plug}. */
  public void unplug() {
    world.loop().check();
    isUnplugged = true;
    if (session != null) {
      lost(session, "unplugged");
    }
  }

  /** Says why the kiosk goes and goes, as before a stop, and makes no try until {@link #plug}. */
  public void leave(StopReason reason) {
    world.loop().check();
    isUnplugged = true;
    switch (machine.state()) {
      case Online _ -> {
        voice.announce(reason);
        leave(reason.word());
      }
      case AwaitingHost _ -> leave(reason.word());
      case Connecting _, Subscribing _ -> unplug();
      case Offline _, Leaving _, Stopping _, Stopped _ -> {
        // Gone already.
      }
    }
  }

  /** The fleet can be reached again after {@link #unplug} or {@link #leave(StopReason)}. */
  public void plug() {
    world.loop().check();
    boolean isBack = started && isUnplugged && machine.state() instanceof Offline;
    isUnplugged = false;
    voice.stay();
    if (isBack) {
      cancelTimer();
      dial();
    }
  }

  /**
   * Says good-bye and comes back at once by a new connection, which the proof of identity is read
   * anew for; nothing without a connection, since the next one reads it anyway.
   *
   * @param cause why, for the log
   */
  public void reconnect(String cause) {
    world.loop().check();
    switch (machine.state()) {
      case Online _, AwaitingHost _ -> leave(cause);
      case Connecting _, Subscribing _ -> {
        if (session != null) {
          lost(session, cause);
        }
      }
      case Offline _, Leaving _, Stopping _, Stopped _ -> {
        // The next connection is a new one in any case.
      }
    }
  }

  private void stop(StopReason reason, boolean isConnected) {
    machine.stop(reason);
    if (isConnected) {
      sayGoodbye(this::stopped);
    } else {
      stopped();
    }
  }

  private void stopped() {
    if (machine.state() instanceof Stopping) {
      drop();
      voice.end();
      machine.stopped();
      dialer.close().onComplete(_ -> stopped.tryComplete());
    }
  }

  private void dial() {
    timer = null;
    if (isUnplugged) {
      return;
    }
    birthDeath
        .next()
        .onSuccess(
            bdSeq -> {
              if (machine.state() instanceof Offline && !isUnplugged) {
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
        new MqttSession(settings.address(), contact, connection, world, counters, arrivals::lost);
    arrivals.of = current;
    session = current;
    expectAnswer(current, "the server did not answer");
    connection.established().onComplete(whileCurrent(current, this::subscribe));
  }

  private MqttDialer.Connect connectPacket(Contact contact) {
    NodeAddress address = settings.address();
    return new MqttDialer.Connect(
        contact.server(),
        address.toString(),
        settings.pace().keepAlive(),
        settings.pace().answerWithin(),
        MqttSession.death(address, contact.bdSeq(), world.now()),
        settings.access());
  }

  private void subscribe(MqttSession current) {
    machine.connected();
    expectAnswer(current, "the server did not confirm the subscriptions");
    current
        .connection()
        .subscribe(inbox.filters())
        .onComplete(whileCurrent(current, this::subscribed));
  }

  private void subscribed(MqttSession current) {
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
  private void awaitHost(MqttSession current) {
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
    MqttSession current = session;
    if (current != null) {
      HostWatch.Verdict verdict = hosts.judge(current.contact().server(), state);
      if (verdict != HostWatch.Verdict.OUTDATED) {
        current.hostSeen(verdict);
        onHost(current, verdict);
      }
    }
  }

  private void onHost(MqttSession current, HostWatch.Verdict verdict) {
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

  private void leave(String cause) {
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

  private void lost(MqttSession of, String cause) {
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
      session.connection().abandon();
      session = null;
    }
  }

  private void expectAnswer(MqttSession from, String failure) {
    cancelTimer();
    timer = world.loop().after(settings.pace().answerWithin(), () -> lost(from, failure));
  }

  private Handler<AsyncResult<Void>> whileCurrent(MqttSession of, Consumer<MqttSession> next) {
    return result -> {
      if (result.failed()) {
        lost(of, String.valueOf(result.cause().getMessage()));
      } else if (isInContact(of)) {
        next.accept(of);
      }
    };
  }

  private boolean isInContact(MqttSession of) {
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
    private @Nullable MqttSession of;

    @Override
    public void arrived(String topic, ByteString payload) {
      if (of != null && of.equals(session)) {
        inbox.arrived(topic, payload);
      }
    }

    @Override
    public void lost(String cause) {
      if (of != null) {
        SparkplugLink.this.lost(of, cause);
      }
    }
  }

  private final class Reactions implements CommandInbox.Actions {
    @Override
    public void rebirth() {
      voice.bearAgain();
    }

    @Override
    public void acknowledge(UUID journal, long upTo) {
      voice.acknowledged(journal, upTo);
    }

    @Override
    public void resume(UUID journal, long after) {
      voice.resume(journal, after);
    }

    @Override
    public void care(FleetCommand.Care wish) {
      care.accept(wish);
      voice.hostSpoke();
    }

    @Override
    public void hostState(HostState state) {
      SparkplugLink.this.hostState(state);
    }

    /** A late will that bears the current number makes hosts believe that the kiosk is dead. */
    @Override
    public void ownDeath(long bdSeq) {
      if (session != null && session.contact().bdSeq() == bdSeq) {
        voice.bearAgain();
      }
    }
  }
}
