package fr.teleguichet.edge.network.setup;

import static fr.teleguichet.edge.network.setup.NetworkSettingException.check;

import fr.teleguichet.hardware.network.StaticAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** By what the kiosk reaches its fleet, as a technician sets it. */
public sealed interface ConnectionProfile {

  /** What carries it. */
  Kind kind();

  /** As whom the kiosk signs in there (802.1X); nobody where the network asks for no name. */
  default Optional<NetworkCredentials> account() {
    return Optional.empty();
  }

  /** What carries a connection. */
  enum Kind {
    WIRED,
    WIFI,
    CELLULAR,
    /** Something else of the system's, which is shown and not set here. */
    OTHER;

    /** Such as {@code wired}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * By cable.
   *
   * @param address what the network gives (DHCP) when empty
   * @param account for a socket that lets nobody in without a name (802.1X)
   */
  record Wired(Optional<StaticAddress> address, Optional<NetworkCredentials> account)
      implements ConnectionProfile {
    @Override
    public Kind kind() {
      return Kind.WIRED;
    }
  }

  /**
   * By Wi-Fi.
   *
   * @param name 1 to 32 bytes in UTF-8 (IEEE 802.11-2020, 9.4.2.2)
   * @param hidden whether it has to be asked for by its name
   * @param password empty for a network that has none of its own
   * @param account for one that asks for a name, and for no other
   */
  record Wifi(
      String name,
      boolean hidden,
      WifiSecurity security,
      String password,
      Optional<NetworkCredentials> account)
      implements ConnectionProfile {

    private static final int MAX_NAME = 32;

    public Wifi {
      int bytes = name.getBytes(StandardCharsets.UTF_8).length;
      check(
          bytes >= 1 && bytes <= MAX_NAME && name.chars().noneMatch(Character::isISOControl),
          NetworkSettingProblem.WIFI_NAME);
      check(
          security.takes(password),
          security == WifiSecurity.WPA3
              ? NetworkSettingProblem.WPA3_PASSWORD
              : security == WifiSecurity.WPA2
                  ? NetworkSettingProblem.WPA2_PASSWORD
                  : NetworkSettingProblem.WIFI_SECURITY);
      check(
          account.isPresent() == (security == WifiSecurity.ENTERPRISE),
          NetworkSettingProblem.WIFI_SECURITY);
    }

    /** One that asks for no name. */
    public Wifi(String name, boolean hidden, WifiSecurity security, String password) {
      this(name, hidden, security, password, Optional.empty());
    }

    @Override
    public Kind kind() {
      return Kind.WIFI;
    }

    @Override
    public String toString() {
      return "Wifi[hidden=" + hidden + ", security=" + security + "]";
    }
  }

  /**
   * By a modem.
   *
   * @param accessPoint the APN: 1 to 64 letters, digits, dots and hyphens, which is what
   *     NetworkManager takes of 3GPP TS 23.003, 9.1
   * @param pin of the SIM card, 4 to 8 digits (3GPP TS 31.101, 9.5); empty for none
   * @param user up to 64 characters; empty for none, which is the rule
   * @param password up to 64 characters
   */
  record Cellular(String accessPoint, String pin, String user, String password)
      implements ConnectionProfile {

    private static final int MAX_LOGIN = 64;

    public Cellular {
      check(accessPoint.matches("[A-Za-z0-9._-]{1,64}"), NetworkSettingProblem.ACCESS_POINT);
      check(pin.isEmpty() || pin.matches("[0-9]{4,8}"), NetworkSettingProblem.PIN);
      check(
          user.length() <= MAX_LOGIN
              && password.length() <= MAX_LOGIN
              && (password.isEmpty() || !user.isEmpty())
              && (user + password).chars().noneMatch(Character::isISOControl),
          NetworkSettingProblem.CELLULAR_LOGIN);
    }

    @Override
    public Kind kind() {
      return Kind.CELLULAR;
    }

    @Override
    public String toString() {
      return "Cellular[accessPoint=" + accessPoint + "]";
    }
  }
}
