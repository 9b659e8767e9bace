package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.network.EapCredentials;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
   * Whoever has a name there (802.1X), as in many town halls.
   *
   * @param account with the authority, which the card brings too
   */
  record Account(EapCredentials account) implements WifiCredentials {

    public Account {
      if (account.authority().isEmpty()) {
        throw new IllegalArgumentException("network.wifi-authority");
      }
    }

    /** One of these parts, judged as {@link EapCredentials} does. */
    public Account(String user, Secret password, String authority, String server) {
      this(account(user, password, authority, server));
    }

    /** Certificates (PEM). */
    String authority() {
      return account.authority().orElseThrow();
    }

    private static EapCredentials account(
        String user, Secret password, String authority, String server) {
      try {
        return new EapCredentials(user, password.value(), server, Optional.of(authority));
      } catch (EapCredentials.WrongPartException e) {
        throw new IllegalArgumentException(
            switch (e.part()) {
              case LOGIN -> "network.wifi-user";
              case SERVER -> "network.wifi-server";
              case AUTHORITY -> "network.wifi-authority";
            },
            e);
      }
    }
  }
}
