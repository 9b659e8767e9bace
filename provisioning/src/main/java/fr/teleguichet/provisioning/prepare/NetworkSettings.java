package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.network.StaticAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way to the network, besides a cable with an address of the network's own, which always works.
 */
public sealed interface NetworkSettings {

  /**
   * The cable, where it is not enough to plug it in.
   *
   * @param address in a network that gives no addresses, or not this kiosk's
   * @param account at a socket that lets nobody in without a name
   */
  record Wired(Optional<StaticAddress> address, Optional<WiredCredentials> account)
      implements NetworkSettings {}

  /**
   * A Wi-Fi network.
   *
   * @param name its SSID, 1 to 32 bytes
   * @param access how it lets the kiosk in
   * @param country two letters (ISO 3166-1) that decide on the channels
   * @param hidden whether it does not say its name
   */
  record Wifi(String name, WifiCredentials access, String country, boolean hidden)
      implements NetworkSettings {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MAX_LENGTH = 32;

    public Wifi {
      int bytes = name.getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > MAX_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("network.wifi-name");
      }
      if (!COUNTRY.matcher(country).matches()) {
        throw new IllegalArgumentException("network.country");
      }
    }
  }

  /**
   * A modem for 4G or 5G.
   *
   * @param accessPoint the operator's APN
   * @param pin of the SIM card, 4 to 8 digits
   */
  record Cellular(String accessPoint, Optional<Secret> pin) implements NetworkSettings {

    private static final Pattern ACCESS_POINT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,98}");
    private static final Pattern PIN = Pattern.compile("[0-9]{4,8}");

    public Cellular {
      if (!ACCESS_POINT.matcher(accessPoint).matches()) {
        throw new IllegalArgumentException("network.access-point");
      }
      if (pin.isPresent() && !PIN.matcher(pin.get().value()).matches()) {
        throw new IllegalArgumentException("network.pin");
      }
    }
  }
}
