package fr.teleguichet.provisioning.accept;

import com.google.errorprone.annotations.Immutable;

/** What a measured value must keep; both ends belong to it. */
@Immutable
public sealed interface Limit {

  /** A person says yes. */
  record Yes() implements Limit {}

  /** A number within these bounds. */
  record Range(double least, double most) implements Limit {}

  /** A person must be able to say yes. */
  static Limit yes() {
    return new Yes();
  }

  /** At least this much. */
  static Limit atLeast(double least) {
    return new Range(least, Double.POSITIVE_INFINITY);
  }

  /** Between these two. */
  static Limit between(double least, double most) {
    return new Range(least, most);
  }

  /** Whether the value keeps it; yes is 1, no is 0. */
  default boolean isKeptBy(double value) {
    return switch (this) {
      case Yes _ -> value == 1;
      case Range(double least, double most) -> value >= least && value <= most;
    };
  }

  /** As the record has it, such as {@code 380..1220} or {@code >= 700}. */
  default String text() {
    return switch (this) {
      case Yes _ -> "yes";
      case Range(double least, double most) ->
          Double.isInfinite(most)
              ? ">= %.0f".formatted(least)
              : "%.0f..%.0f".formatted(least, most);
    };
  }
}
