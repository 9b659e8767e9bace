package fr.teleguichet.fleet.web.chart;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How many are left step by step.
 *
 * @param steps the steps in order
 */
public record FunnelChart(ChartHead head, List<Step> steps) implements Chart {

  /**
   * A step.
   *
   * @param value how many; empty where nobody counts them
   * @param definition what is counted, or why nothing is
   */
  public record Step(String name, OptionalDouble value, String definition) {
    public Step {
      if (value.isPresent()
          && !(value.getAsDouble() >= 0 && Double.isFinite(value.getAsDouble()))) {
        throw new IllegalArgumentException(value + " is no number of people");
      }
    }
  }

  public FunnelChart {
    steps = List.copyOf(steps);
  }

  @Override
  public boolean isEmpty() {
    return steps.stream().allMatch(it -> it.value().isEmpty());
  }

  /** The greatest step. */
  double greatest() {
    return steps.stream().mapToDouble(it -> it.value().orElse(0)).max().orElse(0);
  }
}
