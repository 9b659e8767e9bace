package fr.teleguichet.edge.simulation;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.kiosk.Records;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.KioskRecord.Incident;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a scenario's day again and again: its people, and with them its machine, peripherals and
 * network unless those are real. Belongs to the loop.
 */
public final class Simulation {

  private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);

  private final Surroundings world;
  private final KioskState kiosk;
  private final Scenario scenario;
  private final Manner manner;
  private final Visitors visitors;
  private final SimulatedMeasures measures;
  private int next;
  private Duration dayBegan = Duration.ZERO;
  private Loop.@Nullable Timer timer;
  private Loop.@Nullable Timer sampling;

  /** What the simulation takes from the world around it. */
  public record Surroundings(Loop loop, Clock clock, Records records, FleetCable cable) {}

  /**
   * How it is played.
   *
   * @param speed how many seconds of the scripted day pass in one second
   * @param sampleEvery how often the machine's measures are played
   * @param citizensOnly whether machine, peripherals and network are real
   */
  public record Manner(double speed, Duration sampleEvery, boolean citizensOnly) {}

  public Simulation(Surroundings world, KioskState kiosk, Scenario scenario, Manner manner) {
    this.world = world;
    this.kiosk = kiosk;
    this.scenario = scenario;
    this.manner = manner;
    this.visitors = new Visitors(world.loop, world.clock, world.records);
    this.measures = new SimulatedMeasures(scenario.measures(), new Random(scenario.seed()));
  }

  /** Sets the stage and begins the first day: from here on the kiosk looks as the scenario says. */
  public void start() {
    LOG.info(
        "site=\"{}\" speed={} citizensOnly={} The scenario begins.",
        scenario.site(),
        manner.speed,
        manner.citizensOnly);
    visitors.start();
    beginDay();
    unlessReal(this::setStage);
  }

  private void setStage() {
    scenario.machine().forEach((fact, text) -> kiosk.set(fact, Value.of(text)));
    kiosk.set(NodeFact.BOARD_PROFILE, Value.of("simulated"));
    sample();
  }

  /** Ends it wherever it is. */
  public Future<Void> stop() {
    visitors.stop();
    cancel(timer);
    cancel(sampling);
    return Future.succeededFuture();
  }

  private static void cancel(Loop.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  private void beginDay() {
    next = 0;
    dayBegan = world.loop.uptime();
    measures.reset();
    unlessReal(this::plugEverythingIn);
    waitForNext();
  }

  /** What was broken in the evening is mended by the morning. */
  private void plugEverythingIn() {
    scenario
        .peripherals()
        .forEach(
            (peripheral, model) -> {
              var good = new PeripheralReading(PeripheralState.OK, "", model);
              boolean wasOtherwise =
                  kiosk.peripheral(peripheral).filter(it -> !it.equals(good)).isPresent();
              kiosk.attach(peripheral, good);
              if (wasOtherwise) {
                report(peripheral, Optional.of(PeripheralState.OK), "");
              }
            });
  }

  private void waitForNext() {
    if (next < scenario.script().size()) {
      Scene scene = scenario.script().get(next);
      timer = at(Duration.between(scenario.from(), scene.at()), () -> play(scene));
    } else {
      timer = at(Duration.between(scenario.from(), scenario.to()), this::beginDay);
    }
  }

  /** Runs the action at that point of the scripted day, at once when it lies behind. */
  private Loop.Timer at(Duration point, Runnable action) {
    Duration real = Duration.ofNanos((long) (point.toNanos() / manner.speed));
    Duration wait = dayBegan.plus(real).minus(world.loop.uptime());
    return world.loop.after(wait.isNegative() ? Duration.ZERO : wait, action);
  }

  private Duration scripted() {
    return Duration.ofNanos((long) (world.loop.uptime().minus(dayBegan).toNanos() * manner.speed));
  }

  private void play(Scene scene) {
    next++;
    switch (scene.happening()) {
      case Happening.Citizen citizen -> receive(scene, citizen);
      case Happening.Passers(int count) -> visitors.passed(count);
      case Happening.Change change -> unlessReal(() -> change(change));
      case Happening.Drift drift -> unlessReal(() -> measures.drift(drift, scripted()));
      case Happening.Network(boolean up) ->
          unlessReal(up ? world.cable::plug : world.cable::unplug);
      case Happening.Stop(var reason) -> unlessReal(() -> world.cable.leave(reason));
      case Happening.Start _ -> unlessReal(world.cable::plug);
    }
    waitForNext();
  }

  private void unlessReal(Runnable action) {
    if (!manner.citizensOnly) {
      action.run();
    }
  }

  private void receive(Scene scene, Happening.Citizen citizen) {
    measures.interview(true);
    var _ =
        at(
            Duration.between(scenario.from(), scene.at()).plus(citizen.length()),
            () -> {
              measures.interview(false);
              visitors.ended(citizen);
            });
  }

  private void change(Happening.Change change) {
    Peripheral peripheral = change.peripheral();
    String model = scenario.peripherals().getOrDefault(peripheral, "");
    change
        .state()
        .ifPresentOrElse(
            state ->
                kiosk.attach(peripheral, new PeripheralReading(state, change.reasons(), model)),
            () -> kiosk.detach(peripheral));
    report(peripheral, change.state(), change.reasons());
  }

  private void report(Peripheral peripheral, Optional<PeripheralState> state, String reasons) {
    visitors.write(new Incident(peripheral, world.clock.instant(), state, reasons));
  }

  private void sample() {
    sampling = world.loop.after(manner.sampleEvery, this::sample);
    kiosk.measure(measures.sample(scripted()));
  }
}
