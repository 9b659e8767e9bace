package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** Why a kiosk ends a call. */
enum KioskEndReason implements CodedEnum {
  /** The talk is over. */
  ENDED,
  /** The citizen does not wait any longer. */
  CANCELLED,
  /** The citizen goes on with another service. */
  TRANSFERRED,
  /** Something technical came in between. */
  FAILED;

  static Optional<KioskEndReason> ofWord(String word) {
    return CodedEnum.of(KioskEndReason.class, word);
  }

  /** What a call in this state ends as: who has talked has talked, whoever hung up. */
  CallOutcome outcome(CallState state) {
    if (this == FAILED) {
      return CallOutcome.FAILED;
    }
    if (!(state instanceof CallState.Connected)) {
      return CallOutcome.CANCELLED;
    }
    return this == TRANSFERRED ? CallOutcome.TRANSFERRED : CallOutcome.HELD;
  }
}
