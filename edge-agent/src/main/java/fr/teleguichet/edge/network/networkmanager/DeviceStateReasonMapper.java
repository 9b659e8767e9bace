package fr.teleguichet.edge.network.networkmanager;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.NetworkFault;

/** What a device's failure means, by its number (nm-dbus-types, "NMDeviceStateReason"). */
final class DeviceStateReasonMapper {

  private static final long NO_SECRETS = 7;
  private static final long SUPPLICANT_TIMEOUT = 11;

  private DeviceStateReasonMapper() {}

  /**
   * The fault.
   *
   * @param signsIn whether the kiosk signs in by a name (802.1X)
   */
  static NetworkFault of(long reason, Kind kind, boolean signsIn) {
    if (signsIn && reason >= NO_SECRETS && reason <= SUPPLICANT_TIMEOUT) {
      return NetworkFault.ACCOUNT;
    }
    return switch ((int) reason) {
      case 5, 6, 15, 16, 17 -> NetworkFault.NO_ADDRESS;
      // For Wi-Fi a wrong password looks like a supplicant that gives up, or like no password.
      case 7 -> kind == Kind.CELLULAR ? NetworkFault.SIM_PIN : NetworkFault.WIFI_PASSWORD;
      case 8, 9, 10, 11 -> NetworkFault.WIFI_PASSWORD;
      case 24, 25, 26, 27, 29 -> NetworkFault.ACCESS_POINT;
      case 30, 31, 32, 33 -> NetworkFault.NO_REGISTRATION;
      case 34, 47, 59 -> NetworkFault.SIM_PIN;
      case 35, 36, 44 -> NetworkFault.NO_DEVICE;
      case 40 -> NetworkFault.NO_CABLE;
      case 46 -> NetworkFault.SIM_MISSING;
      case 48, 49 -> NetworkFault.SIM_LOCKED;
      case 53 -> NetworkFault.WIFI_NOT_FOUND;
      default -> NetworkFault.OTHER;
    };
  }
}
