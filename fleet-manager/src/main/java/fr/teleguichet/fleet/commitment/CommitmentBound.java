package fr.teleguichet.fleet.commitment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.Optional;

/** On which side of its target a measure must be. */
@Serdeable
public enum CommitmentBound implements CodedEnum {
  AT_LEAST,
  AT_MOST;

  /** Whether the measure is as it was promised. */
  public boolean isMet(BigDecimal amount, BigDecimal target) {
    int side = amount.compareTo(target);
    return this == AT_LEAST ? side >= 0 : side <= 0;
  }

  /** The constant of this word. */
  @JsonCreator
  static CommitmentBound of(String word) {
    return ofWord(word).orElseThrow(() -> new IllegalArgumentException("no bound is " + word));
  }

  @Override
  @JsonValue
  public String code() {
    return CodedEnum.super.code();
  }

  static Optional<CommitmentBound> ofWord(String word) {
    return CodedEnum.of(CommitmentBound.class, word);
  }
}
