package fr.teleguichet.swarm.load;

import fr.teleguichet.swarm.figures.CpuTime;
import fr.teleguichet.swarm.figures.FigureAggregator;
import fr.teleguichet.swarm.figures.LoopRecorder;
import fr.teleguichet.swarm.figures.RunFaultCounts;
import fr.teleguichet.swarm.kiosk.BirthGate;
import fr.teleguichet.swarm.kiosk.ConnectionDialler;
import fr.teleguichet.swarm.kiosk.KioskIdentity;
import fr.teleguichet.swarm.kiosk.LoopContext;
import fr.teleguichet.swarm.kiosk.SimulatedKiosk;
import fr.teleguichet.swarm.time.RunClock;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** All simulated kiosks, spread over event loops. To be led by one thread. */
public final class Swarm implements AutoCloseable {

  private final SwarmPlan plan;
  private final RunClock time;
  private final EventLoopGroup loops;
  private final RunFaultCounts faults = new RunFaultCounts();
  private final List<KioskLoop> squads = new ArrayList<>();
  private final Queue<LatencyMarker> markers = new ConcurrentLinkedQueue<>();

  /**
   * A swarm that has not started.
   *
   * @param random decides journal ids, which must be new in every run, and times away
   */
  public Swarm(SwarmPlan plan, RunClock time, SplittableRandom random) {
    this.plan = plan;
    this.time = time;
    this.loops = plan.transport().loops(plan.loops());
    for (int i = 0; i < plan.loops(); i++) {
      squads.add(squad(random.split()));
    }
    enlist(random);
  }

  private KioskLoop squad(SplittableRandom random) {
    EventLoop loop = loops.next();
    ConnectionDialler wire =
        new TcpDialler(
            loop,
            plan.transport(),
            plan.kiosk().answerTime(),
            plan.target(),
            plan.addresses(),
            plan.first());
    ConnectionDialler dialler =
        plan.security()
            .<ConnectionDialler>map(
                it -> new TlsDialler(wire, it.identities(), it.host(), plan.target().getPort()))
            .orElse(wire);
    var connector = new ConnectionRamp(plan.ramp(), 1.0 / plan.loops(), time, random, dialler);
    return new KioskLoop(
        loop, time, LoopRecorder.sharing(faults), new BirthGate(!plan.birthsHeld()), connector);
  }

  private void enlist(SplittableRandom random) {
    List<LoopContext> places = squads.stream().map(squad -> squad.workplace(plan.kiosk())).toList();
    for (int i = 0; i < plan.kiosks(); i++) {
      int turn = i % squads.size();
      var identity = KioskIdentity.of(plan.first() + i, plan.territories());
      var kiosk = new SimulatedKiosk(identity, uuid(random), places.get(turn));
      squads.get(turn).enlist(kiosk);
      if (i < plan.markers().probes()) {
        squads.get(turn).enlist(new LatencyProbe(i, kiosk, plan.markers(), time, markers));
      }
    }
  }

  /** A version 4 UUID (RFC 9562, section 5.4) of this generator's bits. */
  private static UUID uuid(SplittableRandom random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** How many kiosks there are. */
  public int size() {
    return plan.kiosks();
  }

  /** A ledger over what all kiosks write down. */
  public FigureAggregator ledger(CpuTime cpu) {
    return new FigureAggregator(
        time, cpu, faults, squads.stream().map(KioskLoop::recorder).toList());
  }

  /** Begins to connect. */
  public void start() {
    tell(KioskLoop::start);
  }

  /** Follows the plan from now on; each event loop takes its part. */
  public void follow(LoadPlan load) {
    for (int i = 0; i < squads.size(); i++) {
      LoadPlan share = load.share(i, squads.size());
      squads.get(i).tell(squad -> squad.follow(share));
    }
  }

  /** Every kiosk writes a record. */
  public void writeAll() {
    tell(KioskLoop::writeAll);
  }

  /** Lets the births through that were held back. */
  public void openGate() {
    tell(KioskLoop::openGate);
  }

  /** Cuts all live connections at once; the kiosks come back as the ramp allows. */
  public void cutAll() {
    tell(KioskLoop::cutAll);
  }

  /** Has all kiosks go in good order, and none come back. */
  public void letGo() {
    tell(KioskLoop::letGo);
  }

  /** The next marker that was sent and not yet taken from here; nothing when there is none. */
  public Optional<LatencyMarker> nextMarker() {
    return Optional.ofNullable(markers.poll());
  }

  /** What became of every kiosk's records. Waits for the event loops. */
  public List<RecordDeliveryReport> accounts() throws InterruptedException {
    List<RecordDeliveryReport> accounts = new ArrayList<>();
    for (KioskLoop squad : squads) {
      accounts.addAll(squad.ask(Swarm::account).sync().getNow());
    }
    return accounts;
  }

  private static RecordDeliveryReport account(SimulatedKiosk kiosk) {
    return new RecordDeliveryReport(
        kiosk.identity().territory().value(),
        kiosk.identity().id().value(),
        kiosk.journal().id(),
        kiosk.journal().written(),
        kiosk.journal().acknowledged());
  }

  private void tell(Consumer<KioskLoop> order) {
    squads.forEach(squad -> squad.tell(order));
  }

  /** Stops the event loops and closes what is still open. */
  @Override
  public void close() {
    tell(KioskLoop::stop);
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}
