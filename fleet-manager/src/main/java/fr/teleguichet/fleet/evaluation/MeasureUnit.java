package fr.teleguichet.fleet.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.serde.annotation.Serdeable;

/** What a quantity is counted in. */
@Serdeable
public enum MeasureUnit implements CodedEnum {
  SECONDS,
  DAYS,
  HOURS,
  KILOMETRES,
  /** Kilograms of carbon dioxide equivalent. */
  KILOGRAMS,
  EUROS,
  /** Interviews of one kiosk in a year. */
  PER_YEAR,
  /** Interviews of some sites in a week. */
  PER_WEEK,
  /** Of one, so that 0.5 is a half. */
  SHARE;

  /** The constant of this word. */
  @JsonCreator
  static MeasureUnit of(String word) {
    return CodedEnum.of(MeasureUnit.class, word)
        .orElseThrow(() -> new IllegalArgumentException("no unit is " + word));
  }

  @Override
  @JsonValue
  public String code() {
    return CodedEnum.super.code();
  }
}
