package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.SimulatedDistanceSensor;
import fr.teleguichet.edge.presence.SimulatedRadar;
import fr.teleguichet.edge.wire.SimulatedWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.text.Slug;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is on the board's header: sensors that see the person whom the dials put before the kiosk,
 * contacts that hands move, and a fan that turns as it is driven. Belongs to the loop.
 */
final class SimulatedHeader {

  /** How often the radar reports (HLK-LD2410 serial protocol: ten times a second). */
  private static final Duration TICK = Duration.ofMillis(100);

  /** How long the infrared sensor stays active after a movement, at its shortest setting. */
  private static final Duration INFRARED_HOLD = Duration.ofMillis(2_500);

  /** After so long in one place a person keeps still. */
  private static final Duration STILL = Duration.ofSeconds(1);

  private static final int INFRARED_REACH = 300;
  private static final int DISTANCE_REACH = 400;
  private static final Slug INFRARED = new Slug("pir");
  private static final Slug FAN = new Slug("fan-pwm");
  private static final Slug TACHOMETER = new Slug("fan-tachometer");
  private static final Slug SENSOR_OFF = new Slug("tof-shutdown");
  private static final Slug SENSOR_READY = new Slug("tof-interrupt");
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedHeader.class);

  private final Loop loop;
  private final BoardProfile board;
  private final DialPositions dials;
  private final SimulatedWires wires;
  private final SimulatedRadar radar = new SimulatedRadar();
  private final SimulatedDistanceSensor distance;
  private final SimulatedFan fan = new SimulatedFan();
  private Duration moved = Duration.ZERO;
  private Loop.@Nullable Timer timer;

  SimulatedHeader(Loop loop, BoardProfile board, DialPositions dials) {
    this.loop = loop;
    this.board = board;
    this.dials = dials;
    this.wires = new SimulatedWires(board);
    this.distance = new SimulatedDistanceSensor(loop::uptime);
    board.peripheral(Peripheral.PRESENCE).stream()
        .flatMap(fitted -> fitted.connections().stream())
        .forEach(this::plug);
    wires.watch(SENSOR_OFF, distance::shutdown);
  }

  private void plug(PeripheralConnection place) {
    switch (place) {
      case PeripheralConnection.Serial line -> wires.plug(line, radar);
      case PeripheralConnection.I2c i2c -> wires.plug(i2c, distance);
      default -> {
        // What is on a line needs no plug.
      }
    }
  }

  SimulatedWires wires() {
    return wires;
  }

  void start() {
    timer = loop.after(TICK, this::tick);
  }

  void stop() {
    if (timer != null) {
      timer.cancel();
    }
  }

  /** A dial was turned. */
  void turned(SimulationDial dial) {
    switch (dial) {
      case PERSON -> walk();
      case BUTTON -> drive(new Slug("call-button"), dials.is(dial));
      case HANDSET -> drive(new Slug("handset-hook"), dials.is(dial));
      case DOOR -> drive(new Slug("door-open"), dials.is(dial));
      case PRESENCE_PLUG -> {
        radar.silence(!dials.is(dial));
        distance.unplug(!dials.is(dial));
      }
      default -> {
        // Not on the header.
      }
    }
  }

  private void walk() {
    int centimetres = dials.at(SimulationDial.PERSON);
    moved = loop.uptime();
    drive(INFRARED, centimetres > 0 && centimetres <= INFRARED_REACH);
    if (centimetres > 0) {
      radar.seeMoving(centimetres);
    } else {
      radar.seeNothing();
    }
    if (centimetres > 0 && centimetres <= DISTANCE_REACH) {
      distance.see(centimetres * 10);
    } else {
      distance.seeNothing();
    }
  }

  private void tick() {
    timer = loop.after(TICK, this::tick);
    Duration rest = loop.uptime().minus(moved);
    if (rest.compareTo(INFRARED_HOLD) > 0) {
      drive(INFRARED, false);
    }
    if (dials.is(SimulationDial.PERSON) && rest.compareTo(STILL) > 0) {
      radar.seeStill(dials.at(SimulationDial.PERSON));
    }
    radar.tick();
    // The distance sensor measures as often as the radar reports.
    drive(SENSOR_READY, false);
    drive(SENSOR_READY, true);
    for (int pulse = fan.pulses(wires.duty(FAN), loop.uptime()); pulse > 0; pulse--) {
      drive(TACHOMETER, true);
      drive(TACHOMETER, false);
    }
  }

  private void drive(Slug line, boolean active) {
    if (board.wiring().function(line).isEmpty() || wires.level(line) == active) {
      return;
    }
    try {
      wires.drive(line, active);
    } catch (WireException e) {
      LOG.warn("line={} why=\"{}\" A simulated line can’t be moved.", line, e.getMessage());
    }
  }
}
