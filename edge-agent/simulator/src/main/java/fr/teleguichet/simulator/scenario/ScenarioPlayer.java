package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a scenario's day again and again: its people, and with them its machine, peripherals and
 * network unless those are real. Belongs to the loop.
 */
public final class ScenarioPlayer {

  private static final Logger LOG = LoggerFactory.getLogger(ScenarioPlayer.class);

  private final Surroundings world;
  private final KioskState kiosk;
  private final Scenario scenario;
  private final Manner manner;
  private final SimulatedVisitors visitors;
  private final SimulatedMeasures measures;
  private final ScenarioTarget stage;
  private int next;
  private Duration dayBegan = Duration.ZERO;
  private Loop.@Nullable Timer timer;
  private Loop.@Nullable Timer sampling;

  /** What the simulation takes from the world around it. */
  public record Surroundings(
      Loop loop, Clock clock, RecordAppender records, LinkFaultInjector cable) {}

  /**
   * How it is played.
   *
   * @param speed how many seconds of the scripted day pass in one second
   * @param sampleEvery how often the machine's measures are played
   * @param citizensOnly whether machine, peripherals and network are real
   */
  public record Manner(double speed, Duration sampleEvery, boolean citizensOnly) {}

  /** Plays the people of a scenario, or everything on a kiosk of which nothing is looked at. */
  public ScenarioPlayer(Surroundings world, KioskState kiosk, Scenario scenario, Manner manner) {
    this(world, kiosk, scenario, manner, Optional.empty());
  }

  /**
   * Plays a scenario.
   *
   * @param simulated what it is played on; nothing where the machine is real
   */
  public ScenarioPlayer(
      Surroundings world,
      KioskState kiosk,
      Scenario scenario,
      Manner manner,
      Optional<SimulatedKiosk> simulated) {
    this.world = world;
    this.kiosk = kiosk;
    this.scenario = scenario;
    this.manner = manner;
    this.visitors = new SimulatedVisitors(world.loop, world.clock, world.records);
    this.measures = new SimulatedMeasures(scenario.measures(), new Random(scenario.seed()));
    this.stage =
        simulated
            .<ScenarioTarget>map(it -> new SimulatedKioskTarget(world.loop, it))
            .orElseGet(
                () ->
                    new DirectStateTarget(
                        kiosk, world.clock, scenario.peripherals(), visitors::write));
    simulated.ifPresent(it -> it.onTurn(dial -> turned(it, dial)));
  }

  /** What a hand does may be a matter of the machine itself. */
  private void turned(SimulatedKiosk simulated, SimulationDial dial) {
    switch (dial) {
      case HEAT -> measure();
      case NETWORK -> {
        if (simulated.at(dial) > 0) {
          world.cable.plug();
        } else {
          world.cable.unplug();
        }
      }
      default -> {
        // A matter of peripherals and sensors.
      }
    }
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
    stage.end();
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
    unlessReal(stage::begin);
    waitForNext();
  }

  private void waitForNext() {
    if (next < scenario.script().size()) {
      ScriptLine scene = scenario.script().get(next);
      timer = at(Duration.between(scenario.from(), scene.at()), () -> play(scene));
    } else {
      timer = at(Duration.between(scenario.from(), scenario.to()), this::beginDay);
    }
  }

  /** Runs the action at that point of the scripted day, at once when it lies behind. */
  private Loop.Timer at(Duration point, Runnable action) {
    Duration wait = dayBegan.plus(real(point)).minus(world.loop.uptime());
    return world.loop.after(wait.isNegative() ? Duration.ZERO : wait, action);
  }

  private Duration real(Duration scripted) {
    return Duration.ofNanos((long) (scripted.toNanos() / manner.speed));
  }

  private Duration scripted() {
    return Duration.ofNanos((long) (world.loop.uptime().minus(dayBegan).toNanos() * manner.speed));
  }

  private void play(ScriptLine scene) {
    next++;
    switch (scene.happening()) {
      case ScenarioEvent.Citizen citizen -> receive(scene, citizen);
      case ScenarioEvent.Passers(int count) -> pass(count);
      case ScenarioEvent.Change change -> unlessReal(() -> stage.change(change));
      case ScenarioEvent.Turn(SimulationDial dial, int value) ->
          unlessReal(() -> stage.turn(dial, value));
      case ScenarioEvent.Press _ -> unlessReal(stage::press);
      case ScenarioEvent.Drift drift -> unlessReal(() -> measures.drift(drift, scripted()));
      case ScenarioEvent.Network(boolean up) -> unlessReal(() -> network(up));
      case ScenarioEvent.Stop(var reason) -> unlessReal(() -> world.cable.leave(reason));
      case ScenarioEvent.Start _ -> unlessReal(world.cable::plug);
    }
    waitForNext();
  }

  private void unlessReal(Runnable action) {
    if (!manner.citizensOnly) {
      action.run();
    }
  }

  private void receive(ScriptLine scene, ScenarioEvent.Citizen citizen) {
    measures.interview(true);
    unlessReal(() -> stage.visit(real(citizen.length())));
    var _ =
        at(
            Duration.between(scenario.from(), scene.at()).plus(citizen.length()),
            () -> {
              measures.interview(false);
              visitors.ended(citizen);
            });
  }

  private void pass(int count) {
    visitors.passed(count);
    unlessReal(() -> stage.passed(count));
  }

  private void network(boolean up) {
    stage.network(up, world.cable);
  }

  private void sample() {
    sampling = world.loop.after(manner.sampleEvery, this::sample);
    measure();
  }

  private void measure() {
    Map<HealthMetric, Value> sample = measures.sample(scripted());
    stage
        .heat()
        .ifPresent(celsius -> sample.put(HealthMetric.CPU_TEMPERATURE, Value.of((double) celsius)));
    kiosk.measure(sample);
  }
}
