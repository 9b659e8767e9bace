package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.SimulatedWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.text.Slug;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A kiosk on a table, without the table: simulated wires with simulated sensors, and a hand that
 * presses, opens, and walks up to it. Belongs to the loop.
 */
public final class Hand {

  /** How often the simulated radar reports. */
  private static final Duration REPORT = Duration.ofMillis(100);

  /** How long the infrared sensor stays active after a movement. */
  private static final Duration INFRARED_HOLD = Duration.ofMillis(2500);

  /** How far the infrared sensor sees, in cm. */
  private static final int INFRARED_REACH = 500;

  private final Loop loop;
  private final FittedPresenceSensors fitting;
  private final SimulatedWires wires;
  private final SimulatedRadar radar = new SimulatedRadar();
  private final SimulatedDistanceSensor distance;
  private Loop.@Nullable Timer reports;
  private Loop.@Nullable Timer infrared;

  /** A kiosk of this kind, with nobody there. */
  public Hand(Loop loop, BoardProfile profile) {
    this.loop = loop;
    this.fitting = new FittedPresenceSensors(profile);
    this.wires = new SimulatedWires(profile);
    this.distance = new SimulatedDistanceSensor(loop::uptime);
    fitting.radar().ifPresent(place -> wires.plug(place, radar));
    fitting.distance().ifPresent(place -> wires.plug(place, distance));
    fitting.line("tof-shutdown").ifPresent(line -> wires.watch(line.id(), distance::shutdown));
  }

  /** The wires, for {@link PresenceDetector#start}. */
  public BoardWires wires() {
    return wires;
  }

  /** Lets the sensors report, until {@link #rest}. */
  public void begin() {
    loop.check();
    report();
  }

  /** The sensors report no more. */
  public void rest() {
    loop.check();
    stop(reports);
    stop(infrared);
  }

  /**
   * Somebody stands at this distance.
   *
   * @param moving whether the person moves
   */
  public void stand(int centimetres, boolean moving) throws WireException {
    loop.check();
    if (moving) {
      radar.seeMoving(centimetres);
    } else {
      radar.seeStill(centimetres);
    }
    distance.see(centimetres * 10);
    if (moving && centimetres <= INFRARED_REACH) {
      warm();
    }
  }

  /** Nobody is there. */
  public void leave() {
    loop.check();
    radar.seeNothing();
    distance.seeNothing();
  }

  /** Presses or releases the call button. */
  public void button(boolean pressed) throws WireException {
    drive("call-button", pressed);
  }

  /** Opens or closes the service door. */
  public void door(boolean open) throws WireException {
    drive("door-open", open);
  }

  /** Lifts the handset, or hangs it up. */
  public void handset(boolean lifted) throws WireException {
    drive("handset-hook", lifted);
  }

  /** The fan turns once, as its tachometer tells. */
  public void turnFan() throws WireException {
    for (int pulse = 0; pulse < 2; pulse++) {
      drive("fan-tachometer", true);
      drive("fan-tachometer", false);
    }
  }

  /** The radar says nothing any more, or speaks again. */
  public void muteRadar(boolean quiet) {
    radar.silence(quiet);
  }

  /** Pulls the radar's plug: its port fails. */
  public void unplugRadar() {
    radar.unplug();
  }

  /** The distance sensor hangs until it is switched off and on. */
  public void hangDistance() {
    distance.hang();
  }

  /** Takes the distance sensor off its bus, or puts it back. */
  public void unplugDistance(boolean gone) {
    distance.unplug(gone);
  }

  /** Whether the radar's Bluetooth is on. */
  public boolean radarHasBluetooth() {
    return radar.hasBluetooth();
  }

  /** Whether a line of the board is active, such as a colour of the light. */
  public boolean level(String line) {
    return wires.level(new Slug(line));
  }

  /** How fast the fan is asked to turn, in percent. */
  public int fanDuty() {
    return wires.duty(new Slug("fan-pwm"));
  }

  private void report() {
    radar.tick();
    fitting.line("tof-interrupt").ifPresent(line -> measured(line.id()));
    reports = loop.after(REPORT, this::report);
  }

  /** The distance sensor tells that it has measured. */
  private void measured(Slug line) {
    try {
      wires.drive(line, false);
      wires.drive(line, true);
    } catch (WireException e) {
      throw new IllegalStateException(e);
    }
  }

  private void warm() throws WireException {
    stop(infrared);
    drive("pir", true);
    infrared = loop.after(INFRARED_HOLD, this::cool);
  }

  private void cool() {
    try {
      drive("pir", false);
    } catch (WireException e) {
      throw new IllegalStateException(e);
    }
  }

  private void drive(String line, boolean active) throws WireException {
    wires.drive(new Slug(line), active);
  }

  private static void stop(Loop.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
