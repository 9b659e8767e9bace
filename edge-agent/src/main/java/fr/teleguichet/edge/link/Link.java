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
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kiosk's link to the fleet, a Sparkplug B 3.0 edge node: connects and comes back by itself,
 * says what the kiosk is, sends the journal's records until they are acknowledged, and stores the
 * measures while nobody hears them.
 *
 * <p>It belongs to the loop: every method is called there.
 */
public final class Link {

  private final LinkSettings settings;
  private final Surroundings world;
  private final KioskState kiosk;
  private final MqttDialer dialer;
  private final LinkMachine machine;
  private final Counters counters = new Counters();
  private final HostWatch hosts = new HostWatch();
  private final BackOff backOff;
  private final BirthDeath birthDeath;
  private final Reporter reporter;
  private final RecordSender records;
  private final HistorySender history;
  private final AbsenceLog absence;
  private final Inbox inbox;
  private final Promise<Void> stopped = Promise.promise();
  private @Nullable Session session;
  private Loop.@Nullable Timer timer;
  private Loop.@Nullable Timer rebirthTimer;
  private Duration born = Duration.ZERO;
  private int failures;
  private int server;

  /** A link that does nothing before {@link #start}. */
  public Link(LinkSettings settings, Surroundings world, KioskState kiosk, Journal journal) {
    this(settings, world, kiosk, journal, new PahoDialer(world.loop()));
  }

  Link(
      LinkSettings settings,
      Surroundings world,
      KioskState kiosk,
      Journal journal,
      MqttDialer dialer) {
    this.settings = settings;
    this.world = world;
    this.kiosk = kiosk;
    this.dialer = dialer;
    this.machine = new LinkMachine(settings.address(), world.clock());
    this.backOff = new BackOff(settings.pace(), settings.servers().size(), world.random());
    this.birthDeath = new BirthDeath(journal);
    var catalogue = new Catalogue();
    this.reporter = new Reporter(kiosk, catalogue, world);
    this.records = new RecordSender(journal, catalogue, world, settings.flow(), counters);
    this.history = new HistorySender(journal, catalogue, records, world, settings.flow(), counters);
    this.absence = new AbsenceLog(kiosk, journal, world, settings.flow().sampleEvery());
    this.inbox = new Inbox(settings, world.loop(), counters, new Reactions());
    kiosk.set(NodeFact.JOURNAL_ID, Value.of(journal.id().toString()));
    kiosk.set(NodeFact.GOING_DOWN, Value.of(""));
    kiosk.listen(reporter);
    journal.listen(records::pump);
  }

  /** Begins to connect. */
  public void start() {
    world.loop().check();
    absence.start();
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

  /** What the link did so far. */
  public LinkCounts counts() {
    world.loop().check();
    return counters.snapshot();
  }

  /**
   * Goes down in order: tells the fleet why, then its death, then disconnects, within the time that
   * {@link Pace#stopWithin} allows. Works without a connection too, and more than once.
   *
   * @return completes once the link is down; never fails
   */
  public Future<Void> announceStop(StopReason reason) {
    world.loop().check();
    switch (machine.state()) {
      case Online _ -> {
        announce(reason);
        stop(reason);
      }
      case Offline _, Connecting _, Subscribing _, AwaitingHost _, Leaving _ -> stop(reason);
      case Stopping _, Stopped _ -> {
        // Under way already.
      }
    }
    return stopped.future();
  }

  private void announce(StopReason reason) {
    kiosk.set(NodeFact.GOING_DOWN, Value.of(reason.word()));
    if (rebirthTimer != null && session != null) {
      bear(session);
    }
    reporter.flush();
  }

  private void stop(StopReason reason) {
    boolean isConnected =
        machine.state() instanceof Online || machine.state() instanceof AwaitingHost;
    machine.stop(reason);
    silence();
    Session last = session;
    if (last == null) {
      stopped();
    } else if (isConnected) {
      timer = world.loop().after(settings.pace().stopWithin(), this::stopped);
      last.sayGoodbye().onComplete(_ -> stopped());
    } else {
      stopped();
    }
  }

  private void stopped() {
    if (machine.state() instanceof Stopping) {
      drop();
      machine.stopped();
      dialer.close().onComplete(_ -> stopped.tryComplete());
    }
  }

  private void dial() {
    timer = null;
    birthDeath
        .next()
        .onSuccess(
            bdSeq -> {
              if (machine.state() instanceof Offline) {
                connect(bdSeq);
              }
            });
  }

  private void connect(int bdSeq) {
    URI to = settings.servers().get(server);
    var contact = new Contact(to, bdSeq, failures + 1);
    counters.connect();
    machine.connecting(contact);
    var events = new Arrivals();
    MqttDialer.Connection connection = dialer.dial(connectPacket(to, bdSeq), events);
    var current =
        new Session(settings.address(), contact, connection, world, counters, events::lost);
    events.session = current;
    session = current;
    expect("the server did not answer");
    connection.established().onComplete(ifCurrent(current, _ -> subscribe(current)));
  }

  private MqttDialer.Connect connectPacket(URI to, int bdSeq) {
    NodeAddress address = settings.address();
    return new MqttDialer.Connect(
        to,
        address.group() + ":" + address.node(),
        settings.pace().keepAlive(),
        settings.pace().answerWithin(),
        Session.death(address, bdSeq, world.now()),
        settings.access());
  }

  private void subscribe(Session current) {
    machine.connected();
    expect("the server did not confirm the subscriptions");
    current
        .connection()
        .subscribe(inbox.filters())
        .onComplete(ifCurrent(current, _ -> subscribed(current)));
  }

  private void subscribed(Session current) {
    cancelTimer();
    if (settings.primaryHost().isEmpty()) {
      machine.subscribed();
      born(current);
      return;
    }
    machine.subscribedForHost();
    if (current.hostSeen() == HostWatch.Verdict.ONLINE) {
      machine.hostOnline();
      born(current);
    } else if (settings.servers().size() > 1) {
      awaitHostBriefly(current);
    }
  }

  private void awaitHostBriefly(Session current) {
    if (current.hostSeen() == HostWatch.Verdict.OFFLINE) {
      leave("the primary host is offline on this server");
    } else {
      timer =
          world
              .loop()
              .after(
                  settings.pace().hostWithin(),
                  () -> leave("the primary host did not show on this server"));
    }
  }

  private void born(Session current) {
    cancelTimer();
    counters.session();
    bear(current);
    absence.set(false);
  }

  /** Sends all births; everything else may follow. */
  private void bear(Session current) {
    cancelRebirth();
    counters.birth();
    born = world.loop().uptime();
    reporter.births(current);
    reporter.flush();
    records.born(current);
    history.born(current);
  }

  private void rebirth() {
    Session current = session;
    if (current == null || !current.isBorn() || rebirthTimer != null) {
      return;
    }
    current.hold();
    rebirthTimer = world.loop().after(untilRebirth(), () -> bear(current));
  }

  /** A moment to gather the requests of several hosts, and a pause since the last births. */
  private Duration untilRebirth() {
    Duration pause = born.plus(settings.pace().rebirthEvery()).minus(world.loop().uptime());
    Duration moment = Duration.ofMillis(100);
    return pause.compareTo(moment) > 0 ? pause : moment;
  }

  private void hostState(HostState state) {
    Session current = session;
    if (current == null) {
      return;
    }
    HostWatch.Verdict verdict = hosts.judge(current.contact().server(), state);
    if (verdict == HostWatch.Verdict.OUTDATED) {
      return;
    }
    current.hostSeen(verdict);
    switch (machine.state()) {
      case AwaitingHost _ when verdict == HostWatch.Verdict.ONLINE -> {
        machine.hostOnline();
        born(current);
      }
      case AwaitingHost _ when settings.servers().size() > 1 ->
          leave("the primary host is offline on this server");
      case Online _ when verdict == HostWatch.Verdict.OFFLINE ->
          leave("the primary host went offline");
      case Offline _,
          Connecting _,
          Subscribing _,
          AwaitingHost _,
          Online _,
          Leaving _,
          Stopping _,
          Stopped _ -> {
        // Remembered in the session; nothing to do now.
      }
    }
  }

  private void leave(String cause) {
    boolean wasOnline = machine.isOnline();
    machine.leave(cause);
    silence();
    Session last = session;
    if (last == null) {
      return;
    }
    timer = world.loop().after(settings.pace().stopWithin(), () -> left(wasOnline));
    last.sayGoodbye().onComplete(_ -> left(wasOnline));
  }

  private void left(boolean wasOnline) {
    if (machine.state() instanceof Leaving) {
      drop();
      machine.left();
      tryNextServer(wasOnline);
    }
  }

  private void lost(Session of, String cause) {
    if (!of.equals(session) || !(machine.state() instanceof InContact)) {
      return;
    }
    counters.loss();
    boolean wasSteady = machine.isOnline() && hasBeenOnline();
    silence();
    drop();
    machine.lost(cause);
    tryNextServer(wasSteady);
  }

  /** A link that dies as soon as it is born, such as two kiosks with one name, still backs off. */
  private boolean hasBeenOnline() {
    return world.loop().uptime().minus(born).compareTo(Duration.ofSeconds(10)) >= 0;
  }

  private void tryNextServer(boolean fromTheStart) {
    failures = fromTheStart ? 1 : failures + 1;
    server = (server + 1) % settings.servers().size();
    timer = world.loop().after(backOff.after(failures), this::dial);
  }

  /** What depends on being heard stops. */
  private void silence() {
    cancelTimer();
    cancelRebirth();
    reporter.silence();
    records.silence();
    history.silence();
    absence.set(true);
  }

  private void drop() {
    cancelTimer();
    if (session != null) {
      session.connection().abandon();
      session = null;
    }
  }

  private void expect(String failure) {
    cancelTimer();
    Session current = session;
    timer =
        world
            .loop()
            .after(
                settings.pace().answerWithin(),
                () -> {
                  if (current != null) {
                    lost(current, failure);
                  }
                });
  }

  private io.vertx.core.Handler<io.vertx.core.AsyncResult<Void>> ifCurrent(
      Session of, Consumer<Void> next) {
    return result -> {
      if (!of.equals(session) || !(machine.state() instanceof InContact)) {
        return;
      }
      if (result.succeeded()) {
        next.accept(result.result());
      } else {
        lost(of, String.valueOf(result.cause().getMessage()));
      }
    };
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void cancelRebirth() {
    if (rebirthTimer != null) {
      rebirthTimer.cancel();
      rebirthTimer = null;
    }
  }

  /** What one connection brings. */
  private final class Arrivals implements MqttDialer.Events {
    private @Nullable Session session;

    @Override
    public void arrived(String topic, ByteString payload) {
      if (session != null && session.equals(Link.this.session)) {
        inbox.arrived(topic, payload);
      }
    }

    @Override
    public void lost(String cause) {
      if (session != null) {
        Link.this.lost(session, cause);
      }
    }
  }

  private final class Reactions implements Inbox.Actions {
    @Override
    public void rebirth() {
      Link.this.rebirth();
    }

    @Override
    public void acknowledge(UUID journal, long upTo) {
      records.acknowledged(journal, upTo);
    }

    @Override
    public void hostState(HostState state) {
      Link.this.hostState(state);
    }

    /** A late will that bears the current number makes hosts believe that the kiosk is dead. */
    @Override
    public void ownDeath(long bdSeq) {
      if (session != null && session.contact().bdSeq() == bdSeq) {
        Link.this.rebirth();
      }
    }
  }
}
