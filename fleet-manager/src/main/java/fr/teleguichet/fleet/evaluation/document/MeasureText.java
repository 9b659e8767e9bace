package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.commitment.CommitmentBound;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Values as people read them. */
final class MeasureText {

  private static final double PERCENT = 100;
  private static final BigDecimal TONNE = BigDecimal.valueOf(1_000);
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;

  private final LocalizedText text;

  MeasureText(LocalizedText text) {
    this.text = text;
  }

  String value(Measure measure) {
    return switch (measure) {
      case Measure.Count(long value) -> text.number(value);
      case Measure.Share(long count, long of, var _) ->
          text.withUnit(text.number(PERCENT * count / of, 1), "%");
      case Measure.Decimal(BigDecimal value) -> text.number(value.doubleValue(), 2);
      case Measure.Target(BigDecimal value, CommitmentBound bound) ->
          text.say("commitment.bound." + bound.code(), text.number(value.doubleValue(), 2));
      case Measure.Quantity(BigDecimal value, MeasureUnit unit) -> quantity(value, unit);
      case Measure.Estimate it -> quantity(it.central(), it.unit());
      case Measure.Quotient it -> quantity(it.value(), it.unit());
      case Measure.Assumed(BigDecimal value, MeasureUnit unit) -> quantity(value, unit);
      case Measure.TakenOver(Measure value) -> text.say("evaluation.taken-over", value(value));
      case Measure.Withheld() -> text.say("evaluation.withheld");
      case Measure.Unknown() -> text.say("evaluation.unknown");
    };
  }

  String quantity(BigDecimal value, MeasureUnit unit) {
    return switch (unit) {
      case SECONDS -> duration(value.longValue());
      case DAYS -> text.say("evaluation.unit.days", value);
      case HOURS -> text.withUnit(text.number(value.doubleValue(), 0), "h");
      case KILOMETRES -> text.withUnit(text.number(value.doubleValue(), 0), "km");
      case KILOGRAMS -> mass(value);
      case EUROS -> text.withUnit(text.number(value.doubleValue(), 0), "€");
      case PER_YEAR -> text.say("evaluation.unit.per-year", text.number(value.doubleValue(), 1));
      case PER_WEEK -> text.say("evaluation.unit.per-week", text.number(value.doubleValue(), 2));
      case SHARE -> text.withUnit(text.number(PERCENT * value.doubleValue(), 1), "%");
    };
  }

  private String mass(BigDecimal kilograms) {
    return kilograms.abs().compareTo(TONNE) < 0
        ? text.withUnit(text.number(kilograms.doubleValue(), 0), "kg")
        : text.withUnit(
            text.fixed(kilograms.divide(TONNE, 1, RoundingMode.HALF_UP).doubleValue(), 1), "t");
  }

  private String duration(long seconds) {
    if (seconds >= HOUR) {
      return text.say("evaluation.unit.hours", seconds / HOUR, seconds % HOUR / MINUTE);
    }
    return seconds < MINUTE
        ? text.withUnit(text.number(seconds), "s")
        : text.say("evaluation.unit.minutes", seconds / MINUTE, seconds % MINUTE);
  }
}
