package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.hardware.device.RemoteCommandType;
import java.util.EnumSet;
import java.util.Set;

/** Which role may have which action done. Nobody wipes a kiosk but by retiring its unit. */
final class RemoteCommandPermissions {

  private RemoteCommandPermissions() {}

  /** The actions that the role may want, in the order in which they are offered. */
  static Set<RemoteCommandType> of(Role role) {
    return switch (role) {
      case COORDINATOR, TECHNICIAN -> EnumSet.complementOf(EnumSet.of(RemoteCommandType.WIPE));
      // Whoever stands beside the kiosk: nothing that shows a person or stops a service.
      case MEDIATOR -> EnumSet.of(RemoteCommandType.IDENTIFY, RemoteCommandType.TEST_PRINT);
      case ADVISER, VIEWER -> EnumSet.noneOf(RemoteCommandType.class);
    };
  }

  /** Whether the role may ask a kiosk for its births. */
  static boolean mayAskForBirths(Role role) {
    return role == Role.COORDINATOR || role == Role.TECHNICIAN;
  }

  /** Whether the role may see what a kiosk brought. */
  static boolean mayReadResults(Role role) {
    return role == Role.COORDINATOR || role == Role.TECHNICIAN;
  }

  /** Whether the role may see what was wanted and by whom. */
  static boolean maySee(Role role) {
    return role != Role.ADVISER && role != Role.VIEWER;
  }
}
