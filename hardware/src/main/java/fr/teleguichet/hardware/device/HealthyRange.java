package fr.teleguichet.hardware.device;

import com.google.errorprone.annotations.Immutable;
import fr.teleguichet.hardware.protocol.Value;

/** What a metric's value says about the kiosk's health. */
@Immutable
public sealed interface HealthyRange {

  /** The scale on which every value of every kiosk is judged. */
  enum Judgement {
    HEALTHY,
    /** To be looked at before it becomes a failure. */
    WATCH,
    /** The kiosk can't be relied on. */
    FAILING
  }

  /** Nothing follows from the value. */
  record Any() implements HealthyRange {}

  /** Healthy up to and including {@code watch}, failing above {@code failing}. */
  record AtMost(double watch, double failing) implements HealthyRange {
    public AtMost {
      if (!(watch <= failing)) {
        throw new IllegalArgumentException("watch " + watch + " lies above failing " + failing);
      }
    }
  }

  /** Healthy down to and including {@code watch}, failing below {@code failing}. */
  record AtLeast(double watch, double failing) implements HealthyRange {
    public AtLeast {
      if (!(watch >= failing)) {
        throw new IllegalArgumentException("watch " + watch + " lies below failing " + failing);
      }
    }
  }

  /** Healthy only when the yes or no is as wanted, else of the given judgement. */
  record MustBe(boolean wanted, Judgement otherwise) implements HealthyRange {}

  /** Judges a value; what is absent or of another shape says nothing, so it is healthy. */
  default Judgement judge(Value value) {
    return switch (this) {
      case Any _ -> Judgement.HEALTHY;
      case MustBe(boolean wanted, Judgement otherwise) ->
          value instanceof Value.Flag(boolean is) && is != wanted ? otherwise : Judgement.HEALTHY;
      case AtMost(double watch, double failing) -> above(number(value), watch, failing);
      case AtLeast(double watch, double failing) -> above(-number(value), -watch, -failing);
    };
  }

  private static Judgement above(double value, double watch, double failing) {
    if (value > failing) {
      return Judgement.FAILING;
    }
    // Not a number is neither above nor below, so it falls through to healthy.
    return value > watch ? Judgement.WATCH : Judgement.HEALTHY;
  }

  private static double number(Value value) {
    return switch (value) {
      case Value.Whole(long whole) -> whole;
      case Value.Real(double real) -> real;
      case Value.Flag _,
          Value.Text _,
          Value.Binary _,
          Value.Table _,
          Value.Absent _,
          Value.Opaque _ ->
          Double.NaN;
    };
  }
}
