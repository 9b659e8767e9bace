package fr.teleguichet.hardware.device;

import com.google.errorprone.annotations.Immutable;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;

/**
 * When a changed value is worth a message (report by exception, Sparkplug 3.0.0, section 6.4.15).
 *
 * @param deadBand how far the value must have moved since it was last sent, in the metric's unit; 0
 *     for any change
 * @param atMostEvery the shortest time between two messages for this metric alone
 */
@Immutable
public record ReportPolicy(double deadBand, Duration atMostEvery) {

  /** Any change, at once. */
  public static final ReportPolicy EVERY_CHANGE = new ReportPolicy(0, Duration.ZERO);

  public ReportPolicy {
    if (!(deadBand >= 0) || atMostEvery.isNegative()) {
      throw new IllegalArgumentException(
          "dead band " + deadBand + " and interval " + atMostEvery + " must not be negative");
    }
  }

  /** Whether the step from the value last sent to this one leaves the dead band. */
  public boolean isExceptional(Value sent, Value now) {
    return switch (now) {
      case Value.Real(double value) ->
          !(sent instanceof Value.Real(double before))
              || (before != value && leavesBand(before, value));
      case Value.Whole(long value) ->
          !(sent instanceof Value.Whole(long before))
              || (before != value && leavesBand((double) before, (double) value));
      case Value.Flag _,
          Value.Text _,
          Value.Binary _,
          Value.Table _,
          Value.Absent _,
          Value.Opaque _ ->
          !now.equals(sent);
    };
  }

  private boolean leavesBand(double before, double now) {
    return deadBand == 0 || Math.abs(now - before) >= deadBand;
  }
}
