package fr.teleguichet.fleet.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.serde.annotation.Serdeable;

/** What the lines of a table are. */
@Serdeable
public enum BreakdownSubject implements CodedEnum {
  MONTH,
  SERVICE,
  SITE,
  LEVEL,
  ALTERNATIVE,
  REFERRAL,
  PARTNER,
  PARTNER_IN_NEGOTIATION,
  ACTION,
  FUNDER,
  CAUSE,
  SUSPENDED_SITE,
  COMMITMENT,
  YEAR,
  SOURCE;

  /** The constant of this word. */
  @JsonCreator
  static BreakdownSubject of(String word) {
    return CodedEnum.of(BreakdownSubject.class, word)
        .orElseThrow(() -> new IllegalArgumentException("no subject is " + word));
  }

  @Override
  @JsonValue
  public String code() {
    return CodedEnum.super.code();
  }
}
