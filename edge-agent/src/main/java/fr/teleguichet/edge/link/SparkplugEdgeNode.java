package fr.teleguichet.edge.link;

import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.link.LinkState.AwaitingHost;
import fr.teleguichet.edge.link.LinkState.Connecting;
import fr.teleguichet.edge.link.LinkState.Leaving;
import fr.teleguichet.edge.link.LinkState.Offline;
import fr.teleguichet.edge.link.LinkState.Online;
import fr.teleguichet.edge.link.LinkState.Stopped;
import fr.teleguichet.edge.link.LinkState.Stopping;
import fr.teleguichet.edge.link.LinkState.Subscribing;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import java.util.function.Consumer;

/**
 * The kiosk's link to the fleet, a Sparkplug B 3.0 edge node: connects and comes back by itself,
 * says what the kiosk is, sends the journal's records until they are acknowledged, and stores the
 * measures while nobody hears them. Here the program says what it wants of the link; {@link
 * ConnectionSupervisor} decides what each connection comes to. Its MQTT client id is {@code
 * group/node}.
 *
 * <p>It belongs to the loop: every method is called there.
 */
public final class SparkplugEdgeNode {

  private final LinkContext world;
  private final LinkMachine machine;
  private final LinkCounters counters = new LinkCounters();
  private final SparkplugPublisher voice;
  private final ConnectionSupervisor connection;
  private boolean started;

  /** A link that does nothing before {@link #start}. */
  public SparkplugEdgeNode(
      LinkSettings settings, LinkContext world, KioskState kiosk, Journal journal) {
    this(settings, world, kiosk, journal, new PahoDialer(world.loop(), world.route()));
  }

  SparkplugEdgeNode(
      LinkSettings settings,
      LinkContext world,
      KioskState kiosk,
      Journal journal,
      MqttDialer dialer) {
    this.world = world;
    this.machine = new LinkMachine(settings.address(), world.clock());
    this.voice = new SparkplugPublisher(settings, world, kiosk, journal, counters);
    this.connection =
        new ConnectionSupervisor(settings, world, journal, dialer, machine, counters, voice);
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
    connection.dial();
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
    connection.onCare(taker);
  }

  /** Hands every document of services that the fleet sends to this one. */
  public void onServices(Consumer<String> taker) {
    world.loop().check();
    connection.onServices(taker);
  }

  /** Hands all legal notices that the fleet sends to this one. */
  public void onNotices(Consumer<String> taker) {
    world.loop().check();
    connection.onNotices(taker);
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
  public Future<Void> announceStop(ShutdownReason reason) {
    world.loop().check();
    switch (machine.state()) {
      case Online _ -> {
        voice.announce(reason);
        connection.stop(reason, true);
      }
      case AwaitingHost _ -> connection.stop(reason, true);
      case Offline _, Connecting _, Subscribing _, Leaving _ -> connection.stop(reason, false);
      case Stopping _, Stopped _ -> {
        // Under way already.
      }
    }
    return connection.stopped();
  }

  /** As if the network cable were pulled: not a word to the fleet, no try until {@link #plug}. */
  public void unplug() {
    world.loop().check();
    connection.hold();
    connection.cut("unplugged");
  }

  /** Says why the kiosk goes and goes, as before a stop, and makes no try until {@link #plug}. */
  public void leave(ShutdownReason reason) {
    world.loop().check();
    connection.hold();
    switch (machine.state()) {
      case Online _ -> {
        voice.announce(reason);
        connection.leave(reason.code());
      }
      case AwaitingHost _ -> connection.leave(reason.code());
      case Connecting _, Subscribing _ -> unplug();
      case Offline _, Leaving _, Stopping _, Stopped _ -> {
        // Gone already.
      }
    }
  }

  /** The fleet can be reached again after {@link #unplug} or {@link #leave(ShutdownReason)}. */
  public void plug() {
    world.loop().check();
    voice.stay();
    if (connection.release() && started) {
      connection.dial();
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
      case Online _, AwaitingHost _ -> connection.leave(cause);
      case Connecting _, Subscribing _ -> connection.cut(cause);
      case Offline _, Leaving _, Stopping _, Stopped _ -> {
        // The next connection is a new one in any case.
      }
    }
  }
}
