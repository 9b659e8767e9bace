package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Instant;
import java.util.UUID;

/**
 * One wish as the kiosk has taken it.
 *
 * @param id the fleet's number of it
 * @param deadline after it the action must not begin any more
 * @param stage where it stands
 * @param boot the boot in which its stage was written, so that a restart can be told from none
 */
record RemoteCommand(
    UUID id, RemoteCommandType action, Instant deadline, RemoteCommandStage stage, String boot) {

  /**
   * One step further.
   *
   * @throws IllegalStateException when that step does not exist
   */
  RemoteCommand to(RemoteCommandStage next, String inBoot) {
    if (!stage.next().contains(next)) {
      throw new IllegalStateException("from " + stage + " no way leads to " + next);
    }
    return new RemoteCommand(id, action, deadline, next, inBoot);
  }

  /** How an action ended. */
  record Ending(RemoteCommandStage stage, String reason) {}

  /**
   * How an action that was under way ended, as a later run sees it: a reboot is done when the
   * machine has booted since, anything else failed.
   *
   * @param now the boot of the later run
   */
  Ending judge(String now) {
    if (action != RemoteCommandType.REBOOT) {
      return new Ending(RemoteCommandStage.FAILED, "interrupted");
    }
    return boot.equals(now)
        ? new Ending(RemoteCommandStage.FAILED, "not-rebooted")
        : new Ending(RemoteCommandStage.DONE, "");
  }

  KioskRecord.Care record(Instant now, String reason) {
    return new KioskRecord.Care(now, id, action.code(), stage, reason);
  }
}
