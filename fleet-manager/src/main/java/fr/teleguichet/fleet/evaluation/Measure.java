package fr.teleguichet.fleet.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import fr.teleguichet.fleet.commitment.CommitmentBound;
import fr.teleguichet.fleet.interview.Proportion;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The value of a figure: numbers only, so that it is the same in every language. */
@Serdeable
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Measure.Count.class, name = "count"),
  @JsonSubTypes.Type(value = Measure.Share.class, name = "share"),
  @JsonSubTypes.Type(value = Measure.Decimal.class, name = "decimal"),
  @JsonSubTypes.Type(value = Measure.Target.class, name = "target"),
  @JsonSubTypes.Type(value = Measure.Quantity.class, name = "quantity"),
  @JsonSubTypes.Type(value = Measure.Estimate.class, name = "estimate"),
  @JsonSubTypes.Type(value = Measure.Quotient.class, name = "quotient"),
  @JsonSubTypes.Type(value = Measure.Assumed.class, name = "assumed"),
  @JsonSubTypes.Type(value = Measure.TakenOver.class, name = "taken-over"),
  @JsonSubTypes.Type(value = Measure.Withheld.class, name = "withheld"),
  @JsonSubTypes.Type(value = Measure.Unknown.class, name = "unknown")
})
@Schema(name = "EvaluationMeasure", description = "A count, share, quantity or estimate.")
public sealed interface Measure {

  /** So many. */
  @Serdeable
  @Schema(name = "EvaluationCount")
  record Count(long value) implements Measure {}

  /**
   * So many of so many.
   *
   * @param of the denominator, at least 1
   * @param interval where the share of all who might have answered lies; null where nobody was left
   *     out, and in reports of before it was kept
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "EvaluationShare")
  record Share(long count, long of, @Nullable Interval interval) implements Measure {}

  /**
   * The 95 % interval of a share of answers, after Wilson; both bounds 0 to 1. They are rounded
   * where they are shown and nowhere before; reports of before have four digits.
   */
  @Serdeable
  @Schema(name = "EvaluationInterval", description = "Wilson's 95 % interval of a share.")
  record Interval(BigDecimal low, BigDecimal high) {
    /** That of a share. */
    public static Interval of(Proportion share) {
      Proportion.Interval it = share.interval();
      return new Interval(BigDecimal.valueOf(it.low()), BigDecimal.valueOf(it.high()));
    }
  }

  /** A number whose unit its own line names. */
  @Serdeable
  @Schema(name = "EvaluationDecimal")
  record Decimal(BigDecimal value) implements Measure {}

  /**
   * What was promised: at least so much, or at most. Reports of before have a decimal and no side.
   *
   * @param value in the unit that its own line names
   */
  @Serdeable
  @Schema(name = "EvaluationTarget")
  record Target(BigDecimal value, CommitmentBound bound) implements Measure {}

  /** So much of something that is measured. */
  @Serdeable
  @Schema(name = "EvaluationQuantity")
  record Quantity(BigDecimal value, MeasureUnit unit) implements Measure {}

  /** Somewhere between two values. */
  @Serdeable
  @Schema(name = "EvaluationEstimate")
  record Estimate(BigDecimal low, BigDecimal central, BigDecimal high, MeasureUnit unit)
      implements Measure {}

  /**
   * So much for each of so many, with both, so that a reader can divide once more.
   *
   * @param dividend what is divided
   * @param divisor by how many, at least 1
   * @param unit the value's
   */
  @Serdeable
  @Schema(name = "EvaluationQuotient")
  record Quotient(BigDecimal value, BigDecimal dividend, long divisor, MeasureUnit unit)
      implements Measure {}

  /** What is assumed where too few people answered: a parameter and nothing measured. */
  @Serdeable
  @Schema(name = "EvaluationAssumed")
  record Assumed(BigDecimal value, MeasureUnit unit) implements Measure {}

  /**
   * What a document of before says: the program measured none of it, and adds it to nothing.
   *
   * @param value what it says
   */
  @Serdeable
  @Schema(name = "EvaluationTakenOver")
  record TakenOver(Measure value) implements Measure {}

  /** There are answers, and too few of them to be told. */
  @Serdeable
  @Schema(name = "EvaluationWithheld")
  record Withheld() implements Measure {}

  /** Nobody measured it, or there was nothing to measure. */
  @Serdeable
  @Schema(name = "EvaluationUnknown")
  record Unknown() implements Measure {}

  /** A share of all there are; unknown of nothing. */
  static Measure share(long count, long of) {
    return of == 0 ? new Unknown() : new Share(count, of, null);
  }

  /** A share of those who answered, which stands for all who might have; unknown of nobody. */
  static Measure sampled(long count, long of) {
    return of == 0 ? new Unknown() : new Share(count, of, Interval.of(new Proportion(count, of)));
  }

  /** What a chart draws, a share in per cent; empty of what nobody measured or may be told. */
  static OptionalDouble number(Measure measure) {
    return switch (measure) {
      case Count(long value) -> OptionalDouble.of((double) value);
      case Share(long count, long of, var _) -> OptionalDouble.of(100.0 * count / of);
      case Decimal(var value) -> OptionalDouble.of(value.doubleValue());
      case Target(var value, var _) -> OptionalDouble.of(value.doubleValue());
      case Quantity(var value, var _) -> OptionalDouble.of(value.doubleValue());
      case Estimate it -> OptionalDouble.of(it.central().doubleValue());
      case Quotient it -> OptionalDouble.of(it.value().doubleValue());
      case Assumed(var value, var _) -> OptionalDouble.of(value.doubleValue());
      case TakenOver(Measure value) -> number(value);
      case Withheld(), Unknown() -> OptionalDouble.empty();
    };
  }
}
