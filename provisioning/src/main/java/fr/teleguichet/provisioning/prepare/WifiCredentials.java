package fr.teleguichet.provisioning.prepare;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How a Wi-Fi network lets a kiosk in. */
public sealed interface WifiCredentials {

  /** Anybody. */
  record Open() implements WifiCredentials {}

  /**
   * Whoever knows the key, by WPA2 or WPA3: NetworkManager takes WPA3 where a network speaks both,
   * or that alone.
   *
   * @param key 8 to 63 printable ASCII characters, or the key itself in 64 hexadecimal digits (IEEE
   *     802.11-2020, J.4.1)
   */
  record SharedKey(Secret key) implements WifiCredentials {

    private static final Pattern KEY = Pattern.compile("[ -~]{8,63}|[0-9A-Fa-f]{64}");

    public SharedKey {
      if (!KEY.matcher(key.value()).matches()) {
        throw new IllegalArgumentException("network.wifi-key");
      }
    }
  }

  /**
   * Whoever knows the password, by WPA3 alone (SAE).
   *
   * @param password 1 to 128 bytes in UTF-8, as the technician's page has it; the standard bounds
   *     nothing
   */
  record Wpa3(Secret password) implements WifiCredentials {

    private static final int MAX_BYTES = 128;

    public Wpa3 {
      int bytes = password.value().getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1
          || bytes > MAX_BYTES
          || password.value().chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("network.wifi-wpa3");
      }
    }
  }

  /**
   * Whoever has a name there (802.1X, PEAP with MSCHAPv2), as in many town halls. The kiosk tells
   * its password to nobody but the server of this name, for which this authority vouches.
   *
   * @param user the kiosk's name, 1 to 253 characters
   * @param password 1 to 256 characters
   * @param authority certificates (PEM)
   * @param server the name in the server's certificate, or what it ends with after a dot
   */
  record Account(String user, Secret password, String authority, String server)
      implements WifiCredentials {

    private static final Pattern SERVER =
        Pattern.compile("(?=.{1,253}\\z)[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
    private static final int MAX_USER = 253;
    private static final int MAX_PASSWORD = 256;

    public Account {
      boolean isPlain = (user + password.value()).chars().noneMatch(Character::isISOControl);
      if (!isPlain
          || user.isEmpty()
          || user.length() > MAX_USER
          || password.value().length() > MAX_PASSWORD) {
        throw new IllegalArgumentException("network.wifi-user");
      }
      if (!SERVER.matcher(server).matches()) {
        throw new IllegalArgumentException("network.wifi-server");
      }
      if (!authority.contains("-----BEGIN CERTIFICATE-----")) {
        throw new IllegalArgumentException("network.wifi-authority");
      }
    }
  }
}
