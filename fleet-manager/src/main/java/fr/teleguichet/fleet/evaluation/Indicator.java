package fr.teleguichet.fleet.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.serde.annotation.Serdeable;

/** What a figure of the report counts; its definition stands in the texts, beside its name. */
@Serdeable
public enum Indicator implements CodedEnum {
  KIOSKS,
  SITES,
  SITE_MONTHS,
  INTERVIEWS,
  ATTEMPTS,
  ABANDONED,
  UNANSWERED,
  FAILED,
  UNREACHED,
  INTERVIEWS_PREVIOUS_PERIOD,
  INTERVIEWS_PER_KIOSK_YEAR,
  SHARE_OF_INTERVIEWS,
  ANSWERS,
  ANSWER_RATE,
  SATISFIED,
  VERY_SATISFIED,
  RECOMMEND,
  RESOLVED,
  PEOPLE_TRAINED,
  PEOPLE_TRAINED_WITHIN,
  INITIAL_DAYS,
  CONTINUING_DAYS,
  LABELLED_SITES,
  LABELLED_SITES_WITH_TRAINED,
  CO2_GROSS,
  CO2_FOOTPRINT,
  CO2_NET,
  KILOMETRES,
  HOURS,
  JOURNEYS_COUNTED,
  REQUESTS_MET,
  WOULD_HAVE_TRAVELLED,
  OFFICE_DISTANCE,
  KIOSK_MONTHS,
  VIDEO_TIME,
  AVAILABILITY,
  MEDIAN_WAIT,
  WAIT_NINE_OF_TEN,
  MEDIAN_DURATION,
  CHOICE_SHARE,
  ACTIONS,
  INTERVIEWS_BEFORE,
  INTERVIEWS_AFTER,
  PARTNERS,
  PARTNERS_IN_NEGOTIATION,
  SITES_PLANNED,
  INCIDENTS,
  INCIDENT_HOURS,
  FALLBACK_CALLS,
  SITES_SUSPENDED,
  SUSPENDED_DAYS,
  COST,
  COST_PER_INTERVIEW,
  RUNNING_COST_PER_INTERVIEW,
  COMMITMENTS,
  COMMITMENTS_KEPT,
  COMMITMENT_TARGET,
  COMMITMENT_MEASURED;

  /** The constant of this word. */
  @JsonCreator
  static Indicator of(String word) {
    return CodedEnum.of(Indicator.class, word)
        .orElseThrow(() -> new IllegalArgumentException("no indicator is " + word));
  }

  @Override
  @JsonValue
  public String code() {
    return CodedEnum.super.code();
  }
}
