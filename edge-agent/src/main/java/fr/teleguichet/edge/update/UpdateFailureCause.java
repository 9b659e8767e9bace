package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** Why an update failed, in a word that the fleet manager knows in each of its languages. */
public enum UpdateFailureCause implements CodedEnum {
  UNSIGNED,
  STRANGER,
  QUARANTINED,
  SIGNER_EXPIRED,
  INCOMPATIBLE,
  DOWNGRADE,
  BELOW_MINIMUM,
  DAMAGED,
  TOO_LARGE,
  NO_SPACE,
  BUSY,
  NO_WAY_BACK,
  FAILED,
  /** The new version did not do what the former one did. */
  NOT_PROVEN,
  /** The power went again and again, or at a moment after which nobody could go on. */
  INTERRUPTED,
  /** The server does not have its file any more. */
  GONE,
  /** Its files or its moment never came. */
  WAITED_TOO_LONG;

  static UpdateFailureCause of(InstallException.Reason reason) {
    return valueOf(reason.name());
  }

  static Optional<UpdateFailureCause> ofWord(String word) {
    return CodedEnum.of(UpdateFailureCause.class, word);
  }
}
