package fr.teleguichet.edge.peripheral.power;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.StateReasonFormatter;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.HealthyRange.Judgement;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Asks the supply how it is doing, and proposes a clean stop once in an outage when the battery
 * comes to its end. While the kiosk runs there is power, so a supply that can't be asked is a
 * warning and never missing.
 */
public final class PowerProbe implements Probe {

  private final Ups ups;
  private final BatteryLimits limits;
  private final Runnable onEnding;
  private volatile boolean proposed;

  /**
   * A probe of this supply.
   *
   * @param onEnding proposes a clean stop; called on the probe's thread
   */
  public PowerProbe(Ups ups, BatteryLimits limits, Runnable onEnding) {
    this.ups = ups;
    this.limits = limits;
    this.onEnding = onEnding;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.POWER;
  }

  @Override
  public String part() {
    return "ups";
  }

  @Override
  public ProbeFinding look() throws InterruptedException {
    try {
      UpsReading reading = ups.read();
      propose(reading);
      return new ProbeFinding.Present(judge(reading));
    } catch (IOException e) {
      String reason = "ups-" + StateReasonFormatter.of(String.valueOf(e.getMessage()));
      return new ProbeFinding.Present(new PeripheralReading(PeripheralState.WARNING, reason, ""));
    }
  }

  /** Before the battery is low rather than after: the stop takes its time as well. */
  private void propose(UpsReading reading) {
    boolean isEnding =
        reading.isOnBattery()
            && (reading.flags().contains("LB")
                || judge(limits.charge(), reading.charge()) == Judgement.FAILING
                || judge(limits.runtime(), reading.runtime()) == Judgement.FAILING);
    if (isEnding && !proposed) {
      onEnding.run();
    }
    proposed = isEnding || (proposed && reading.isOnBattery());
  }

  private PeripheralReading judge(UpsReading reading) {
    var verdict = new Verdict();
    for (String flag : reading.flags().stream().sorted().toList()) {
      switch (flag) {
        case "OB" -> verdict.add(PeripheralState.WARNING, "on-battery");
        case "LB" -> verdict.add(PeripheralState.ERROR, "low-battery");
        case "RB" -> verdict.add(PeripheralState.WARNING, "replace-battery");
        case "OVER" -> verdict.add(PeripheralState.ERROR, "overload");
        case "OFF" -> verdict.add(PeripheralState.ERROR, "off");
        case "BYPASS" -> verdict.add(PeripheralState.WARNING, "bypass");
        case "ALARM" -> verdict.add(PeripheralState.WARNING, "alarm");
        default -> {
          // OL, CHRG, DISCHRG, TRIM, BOOST and words to come tell of no trouble.
        }
      }
    }
    verdict.add(judge(limits.charge(), reading.charge()), "charge-low");
    verdict.add(judge(limits.runtime(), reading.runtime()), "runtime-low");
    return new PeripheralReading(
        verdict.state, StateReasonFormatter.list(verdict.reasons), reading.model());
  }

  private static Judgement judge(HealthyRange range, OptionalInt value) {
    return value.isPresent() ? range.judge(Value.of((long) value.getAsInt())) : Judgement.HEALTHY;
  }

  /** The worst so far. */
  private static final class Verdict {
    private PeripheralState state = PeripheralState.OK;
    private final List<String> reasons = new ArrayList<>();

    void add(Judgement judgement, String reason) {
      switch (judgement) {
        case HEALTHY -> {}
        case WATCH -> add(PeripheralState.WARNING, reason);
        case FAILING -> add(PeripheralState.ERROR, reason);
      }
    }

    void add(PeripheralState worse, String reason) {
      state = state.compareTo(worse) >= 0 ? state : worse;
      reasons.add(reason);
    }
  }
}
