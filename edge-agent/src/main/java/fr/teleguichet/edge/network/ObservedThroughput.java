package fr.teleguichet.edge.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The most that went through the network interface lately, as a lower bound of what the line can
 * do. An idle line says nothing about itself, and nobody fills it up to find out; so the bound is
 * shown and never judged by (decision 0062). Pure.
 */
final class ObservedThroughput {

  static final Duration LATELY = Duration.ofHours(1);

  private static final int MAX_COUNT = 4_000;

  private final Deque<Rate> rates = new ArrayDeque<>();

  /** In kB/s. */
  private record Rate(Duration at, double received, double sent) {}

  /** What went through since the sample before, in kB/s. */
  void add(Duration at, double received, double sent) {
    rates.add(new Rate(at, received, sent));
    while (rates.size() > MAX_COUNT || rates.element().at.compareTo(at.minus(LATELY)) < 0) {
      rates.remove();
    }
  }

  /** The most that was received, in kB/s; nothing without a sample. */
  OptionalDouble received() {
    return most(Rate::received);
  }

  /** The most that was sent, in kB/s; nothing without a sample. */
  OptionalDouble sent() {
    return most(Rate::sent);
  }

  private OptionalDouble most(ToDoubleFunction<Rate> which) {
    return rates.stream().mapToDouble(which).max();
  }
}
