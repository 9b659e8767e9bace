package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The two slots that matter of all that RAUC knows: those that a boot loader chooses between.
 *
 * @param running the one that the machine runs from
 * @param other the one that an update is written into
 * @param primary the name of the one that the next start tries first
 */
record BootSlotPair(SlotStatus running, Optional<SlotStatus> other, String primary) {

  /**
   * What RAUC says of them now.
   *
   * @throws InstallException when the machine does not run from a slot, such as a developer's
   */
  static BootSlotPair of(RaucService rauc) throws RaucException, InstallException {
    List<SlotStatus> bootable = rauc.slots().stream().filter(SlotStatus::isBootable).toList();
    SlotStatus running =
        bootable.stream()
            .filter(SlotStatus::isBooted)
            .findFirst()
            .orElseThrow(
                () ->
                    new InstallException(
                        Reason.FAILED,
                        "this machine does not run from a slot of RAUC’s system.conf"));
    Optional<SlotStatus> other =
        bootable.stream()
            .filter(slot -> !slot.isBooted() && slot.isOfTheClassOf(running))
            .findFirst();
    return new BootSlotPair(running, other, rauc.primary());
  }

  /** Whether an installation waits for its first start. */
  boolean isUntried() {
    return !running.isBad() && !primary.equals(running.name());
  }
}
