package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.telemetry.KioskRowRepository;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** How much may be wanted at a kiosk; the wipe of a retired unit counts for nothing. */
final class RemoteCommandLimiter {

  static final int MAX_OPEN = 5;
  static final int MAX_IN_AN_HOUR = 20;

  private RemoteCommandLimiter() {}

  /**
   * The kiosk, locked until the commit, so that its wishes are counted one at a time.
   *
   * @param reached whether it is connected: then it may be wanted before the store has come to its
   *     first birth, and gets its row now
   * @throws RemoteCommandRefusalException when it was never connected
   */
  static void lockKiosk(Handle handle, NodeAddress node, boolean reached, Instant now) {
    if (isLocked(handle, node)) {
      return;
    }
    if (!reached) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.NEVER_SEEN);
    }
    KioskRowRepository.register(handle, node, now); // which locks it
  }

  private static boolean isLocked(Handle handle, NodeAddress node) {
    return handle
        .createQuery(
            "SELECT id FROM kiosk WHERE name = :name AND territory = :territory FOR UPDATE")
        .bind("name", node.node())
        .bind("territory", node.group())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Refuses one wish too many. */
  static void requireRoom(Handle handle, NodeAddress node, Instant now) {
    int open =
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM care_action WHERE kiosk = :kiosk AND territory = :territory AND action <> 'wipe'
                  AND stage IN ('wanted', 'accepted', 'waiting', 'executing')
                  AND deadline > :since
                """)
            .bind("kiosk", node.node())
            .bind("territory", node.group())
            .bind("since", RemoteCommandRepository.utc(now.minus(RemoteCommand.LINGERS)))
            .mapTo(int.class)
            .one();
    if (open >= MAX_OPEN) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.TOO_MANY_OPEN);
    }
    int lately =
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM care_action WHERE kiosk = :kiosk AND territory = :territory AND action <> 'wipe'
                  AND wanted_at > :since
                """)
            .bind("kiosk", node.node())
            .bind("territory", node.group())
            .bind("since", RemoteCommandRepository.utc(now.minus(Duration.ofHours(1))))
            .mapTo(int.class)
            .one();
    if (lately >= MAX_IN_AN_HOUR) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.TOO_MANY_LATELY);
    }
  }
}
