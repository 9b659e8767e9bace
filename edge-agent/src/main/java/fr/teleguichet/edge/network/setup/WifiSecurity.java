package fr.teleguichet.edge.network.setup;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** How a Wi-Fi network lets somebody in. */
public enum WifiSecurity {
  OPEN,
  /** WPA2-Personal, and what speaks WPA2 and WPA3 alike. */
  WPA2,
  /** WPA3-Personal alone (SAE). */
  WPA3,
  /** WPA2- or WPA3-Enterprise: whoever has a name there (802.1X). */
  ENTERPRISE;

  /** SAE has no bound of its own (IEEE 802.11-2020, 12.4.3); this is more than anybody types. */
  private static final int MAX_SAE_BYTES = 128;

  /** Such as {@code wpa2}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<WifiSecurity> ofCode(String code) {
    for (WifiSecurity each : values()) {
      if (each.code().equals(code)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a network of this kind can have such a password: for WPA2 a passphrase of 8 to 63
   * printable ASCII characters, or the key itself in 64 hexadecimal digits (IEEE 802.11-2020,
   * J.4.1).
   */
  boolean takes(String password) {
    return switch (this) {
      case OPEN, ENTERPRISE -> password.isEmpty();
      case WPA2 -> password.matches("[ -~]{8,63}") || password.matches("[0-9A-Fa-f]{64}");
      case WPA3 -> {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        yield bytes >= 1
            && bytes <= MAX_SAE_BYTES
            && password.chars().noneMatch(Character::isISOControl);
      }
    };
  }
}
