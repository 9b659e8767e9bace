package fr.teleguichet.hardware.access;

import com.google.errorprone.annotations.Immutable;

/** What a measured value must keep; the limit itself is good. */
@Immutable
public sealed interface AccessibilityThreshold {

  /** A person says yes. */
  record Yes() implements AccessibilityThreshold {}

  /** A number that is not smaller. */
  record AtLeast(int least) implements AccessibilityThreshold {}

  /** A number that is not larger. */
  record AtMost(int most) implements AccessibilityThreshold {}

  /** A person must be able to say yes. */
  static AccessibilityThreshold yes() {
    return new Yes();
  }

  /** At least this much. */
  static AccessibilityThreshold atLeast(int least) {
    return new AtLeast(least);
  }

  /** At most this much. */
  static AccessibilityThreshold atMost(int most) {
    return new AtMost(most);
  }

  /** Whether the value keeps it; yes is 1, no is 0. */
  default boolean isKeptBy(double value) {
    return switch (this) {
      case Yes _ -> value == 1;
      case AtLeast(int least) -> value >= least;
      case AtMost(int most) -> value <= most;
    };
  }

  /** As the record has it, such as {@code ≤ 1220} or {@code ≥ 700}. */
  default String text() {
    return switch (this) {
      case Yes _ -> "yes";
      case AtLeast(int least) -> "≥ " + least;
      case AtMost(int most) -> "≤ " + most;
    };
  }
}
