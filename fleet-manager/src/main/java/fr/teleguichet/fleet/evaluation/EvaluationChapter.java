package fr.teleguichet.fleet.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The chapters of the report, in their order: that of the common evaluation programme of the first
 * network, so that years can be laid beside each other, and the years of before at the end.
 */
@Serdeable
@Schema(name = "EvaluationChapterCode")
public enum EvaluationChapter implements CodedEnum {
  NETWORK,
  INTERVIEWS,
  SERVICES,
  SATISFACTION,
  RECOMMENDATION,
  TRAINING,
  LABELS,
  IMPACT,
  AVAILABILITY,
  WAITING,
  DURATION,
  RESOLUTION,
  AWARENESS,
  COMMUNICATION,
  PARTNERS,
  PROJECTS,
  INCIDENTS,
  BUDGET,
  COMMITMENTS,
  VERBATIMS,
  PAST_YEARS;

  /** The constant of this word. */
  @JsonCreator
  static EvaluationChapter of(String word) {
    return CodedEnum.of(EvaluationChapter.class, word)
        .orElseThrow(() -> new IllegalArgumentException("no chapter is " + word));
  }

  @Override
  @JsonValue
  public String code() {
    return CodedEnum.super.code();
  }
}
