package fr.teleguichet.fleet.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** One figure of a chapter. */
@Serdeable
@Schema(name = "EvaluationFigure")
public record EvaluationFigure(Indicator indicator, Measure measure) {

  /** So many. */
  public static EvaluationFigure count(Indicator indicator, long value) {
    return new EvaluationFigure(indicator, new Measure.Count(value));
  }
}
