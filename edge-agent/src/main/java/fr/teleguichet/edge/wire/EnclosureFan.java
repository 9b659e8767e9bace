package fr.teleguichet.edge.wire;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.text.Slug;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enclosure's fan: its speed follows the processor's temperature, and whether it turns is
 * counted on its tachometer. Belongs to the loop.
 */
public final class EnclosureFan {

  private static final Logger LOG = LoggerFactory.getLogger(EnclosureFan.class);

  /**
   * What the fan's specification asks for (Intel, "4-Wire Pulse Width Modulation Controlled Fans").
   */
  static final int HERTZ = 25_000;

  static final Duration EVERY = Duration.ofSeconds(5);

  /** Two pulses each turn, as the board file says. */
  private static final int PULSES = 2;

  /** A look that found it too slow may be its start. */
  private static final int PATIENCE = 2;

  private static final Slug LINE = new Slug("fan-pwm");
  private static final Slug TACHOMETER = new Slug("fan-tachometer");

  private final Loop loop;
  private final Loop.Worker worker;
  private final Supplier<OptionalDouble> celsius;
  private final HealthyRange speeds;
  private final FanCurve curve = new FanCurve();
  private BoardWires.@Nullable PulseWidth drive;
  private BoardWires.@Nullable PulseCounter tachometer;
  private Loop.@Nullable Timer timer;
  private long pulses;
  private Duration counted = Duration.ZERO;
  private int duty;
  private int slow;
  private volatile ProbeFinding finding = new ProbeFinding.Missing("not-opened");

  /**
   * A fan that is not opened yet.
   *
   * @param worker a thread that the lines are driven on
   * @param celsius the processor's temperature, asked on the loop
   * @param speeds how its turns a minute are judged
   */
  public EnclosureFan(
      Loop loop, Loop.Worker worker, Supplier<OptionalDouble> celsius, HealthyRange speeds) {
    this.loop = loop;
    this.worker = worker;
    this.celsius = celsius;
    this.speeds = speeds;
  }

  /** Opens the lines and begins to follow the temperature. */
  public Future<Void> open(BoardWires wires) {
    loop.check();
    return worker
        .run(
            () -> {
              tachometer = wires.pulses(TACHOMETER);
              drive = wires.pulseWidth(LINE, HERTZ);
              return null;
            })
        .onSuccess(_ -> begin())
        .onFailure(_ -> finding = new ProbeFinding.Missing("not-responding"))
        .mapEmpty();
  }

  /** Stops following, and closes the lines; the fan's own pull-up lets it run at full speed. */
  public Future<Void> close() {
    loop.check();
    if (timer != null) {
      timer.cancel();
    }
    return worker.run(
        () -> {
          if (drive != null) {
            drive.close();
          }
          if (tachometer != null) {
            tachometer.close();
          }
          return null;
        });
  }

  /** Says whether it turns when it should. */
  public Probe probe() {
    return new CachedFindingProbe(Peripheral.ENCLOSURE, "fan", () -> finding);
  }

  private void begin() {
    counted = loop.uptime();
    finding = reading(PeripheralState.OK, "");
    follow();
  }

  private void follow() {
    judge();
    int wanted = curve.follow(celsius.get());
    if (wanted != duty) {
      slow = 0;
      duty = wanted;
    }
    worker
        .run(
            () -> {
              if (drive != null) {
                drive.duty(wanted);
              }
              return null;
            })
        .onFailure(_ -> finding = new ProbeFinding.Missing("not-responding"));
    timer = loop.after(EVERY, this::follow);
  }

  private void judge() {
    if (tachometer == null) {
      return;
    }
    long total = tachometer.total();
    double minutes = loop.uptime().minus(counted).toMillis() / 60_000.0;
    double turns = minutes > 0 ? (total - pulses) / (double) PULSES / minutes : 0;
    pulses = total;
    counted = loop.uptime();
    if (duty == 0) {
      return;
    }
    tell(speeds.judge(Value.of(turns)));
  }

  private void tell(HealthyRange.Judgement judgement) {
    slow = judgement == HealthyRange.Judgement.HEALTHY ? 0 : slow + 1;
    ProbeFinding was = finding;
    if (slow == 0) {
      finding = reading(PeripheralState.OK, "");
    } else if (slow > PATIENCE) {
      finding =
          judgement == HealthyRange.Judgement.FAILING
              ? reading(PeripheralState.ERROR, "fan-stalled")
              : reading(PeripheralState.WARNING, "fan-slow");
    }
    if (!finding.equals(was)) {
      LOG.info("duty={} judgement={} The fan changed.", duty, judgement);
    }
  }

  private static ProbeFinding reading(PeripheralState state, String reasons) {
    return new ProbeFinding.Present(new PeripheralReading(state, reasons, ""));
  }
}
