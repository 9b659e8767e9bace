package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthyRange;
import java.math.BigDecimal;

/** A range of health in words. */
final class HealthRangeFormatter {

  private HealthRangeFormatter() {}

  static String of(HealthyRange range, String unit) {
    return switch (range) {
      case HealthyRange.AtMost(double watch, double failing) ->
          "at most " + number(watch, unit) + ", failing above " + number(failing, unit);
      case HealthyRange.AtLeast(double watch, double failing) ->
          "at least " + number(watch, unit) + ", failing below " + number(failing, unit);
      case HealthyRange.MustBe(boolean wanted, HealthyRange.Judgement _) ->
          wanted ? "must be yes" : "must be no";
      case HealthyRange.Any _ -> "any";
    };
  }

  private static String number(double value, String unit) {
    String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return unit.isEmpty() ? text : text + " " + unit;
  }
}
