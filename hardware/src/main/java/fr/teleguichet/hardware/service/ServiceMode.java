package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** How a service receives people. */
public enum ServiceMode implements CodedEnum {
  /** Whoever comes while it is open is received. */
  WALK_IN,
  /** An adviser is there at certain hours of the week only. */
  DUTY_HOURS,
  /** Who has an appointment is received. */
  APPOINTMENT;

  /** The mode behind the word; nothing for one of a newer version. */
  public static Optional<ServiceMode> ofWord(String word) {
    return CodedEnum.of(ServiceMode.class, word);
  }
}
