package fr.teleguichet.fleet.impact;

import java.util.function.DoubleUnaryOperator;

/**
 * A figure that rests on assumptions: what it is at least, most likely and at most.
 *
 * @param low by the prudent assumption
 * @param central by what people answered, or the central assumption
 * @param high by the greatest assumption
 */
public record Estimate(double low, double central, double high) {

  public static final Estimate ZERO = new Estimate(0, 0, 0);

  /** Three figures in whatever order. */
  static Estimate around(double one, double central, double other) {
    return new Estimate(
        Math.min(central, Math.min(one, other)), central, Math.max(central, Math.max(one, other)));
  }

  Estimate plus(Estimate other) {
    return new Estimate(low + other.low, central + other.central, high + other.high);
  }

  /** What is left: the least is left where most is taken away. */
  Estimate minus(Estimate other) {
    return new Estimate(low - other.high, central - other.central, high - other.low);
  }

  Estimate times(double factor) {
    return map(it -> it * factor);
  }

  private Estimate map(DoubleUnaryOperator each) {
    return new Estimate(
        each.applyAsDouble(low), each.applyAsDouble(central), each.applyAsDouble(high));
  }
}
