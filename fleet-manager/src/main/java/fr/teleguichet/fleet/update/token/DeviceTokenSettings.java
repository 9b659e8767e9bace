package fr.teleguichet.fleet.update.token;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.util.List;

/**
 * Whether clients may ask for updates with a token in place of the kiosk's certificate.
 *
 * @param target whether a kiosk may have a token of its own
 * @param gateway whether one token may stand for every kiosk
 */
public record DeviceTokenSettings(boolean target, boolean gateway) {

  static final Setting<Boolean> TARGET =
      Setting.flag(
          "fleet.update.target-token",
          false,
          "Let a client ask for updates with a token of its kiosk in place of a certificate:"
              + " whoever reads the token on the kiosk's disk is that kiosk, until a person revokes"
              + " it.");
  static final Setting<Boolean> GATEWAY =
      Setting.flag(
          "fleet.update.gateway-token",
          false,
          "Let a client ask for updates with one token for all kiosks: whoever has it learns every"
              + " kiosk's updates and can report their end, until it expires or is revoked.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(TARGET, GATEWAY);

  /** Takes the operator's values. */
  public static DeviceTokenSettings from(Settings settings) {
    return new DeviceTokenSettings(settings.get(TARGET), settings.get(GATEWAY));
  }
}
