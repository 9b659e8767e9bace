package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.SecretFileReader;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How calls wait, and by which servers both sides find each other.
 *
 * @param patience how long a call waits for an answer
 * @param away how long a side of a call may be away
 * @param stun addresses of STUN servers
 * @param turn addresses of TURN servers
 * @param turnSecret what the TURN servers know too
 * @param turnLifetime how long a credential for them is good
 * @param relayOnly whether pictures and sound go through TURN servers only
 */
public record CallSettings(
    Duration patience,
    Duration away,
    List<String> stun,
    List<String> turn,
    Optional<Secret> turnSecret,
    Duration turnLifetime,
    boolean relayOnly) {

  static final Setting<Duration> PATIENCE =
      Setting.seconds(
          "fleet.call.patience",
          600,
          30,
          7_200,
          "Seconds for which a citizen’s call waits until it ends as unanswered.");
  static final Setting<Duration> AWAY =
      Setting.seconds(
          "fleet.call.away",
          60,
          5,
          600,
          "Seconds for which a call waits for a kiosk or an adviser whose connection is gone.");
  static final Setting<String> STUN =
      Setting.text(
          "fleet.call.stun",
          "",
          "STUN servers by which kiosk and adviser find each other, separated by commas, such as"
              + " `stun:turn.example.org:3478`.");
  static final Setting<String> TURN =
      Setting.text(
          "fleet.call.turn",
          "",
          "TURN servers that carry a call where there is no straight way, separated by commas, such"
              + " as `turn:turn.example.org:3478, turns:turn.example.org:443?transport=tcp`.");
  static final Setting<String> TURN_SECRET_FILE =
      Setting.text(
          "fleet.call.turn-secret-file",
          "",
          "File with the secret that the TURN servers know too (coturn’s `static-auth-secret`);"
              + " read at the start.");
  static final Setting<Duration> TURN_LIFETIME =
      Setting.seconds(
          "fleet.call.turn-lifetime",
          14_400,
          300,
          86_400,
          "Seconds for which a credential for the TURN servers is good.");
  static final Setting<Boolean> RELAY_ONLY =
      Setting.flag(
          "fleet.call.relay-only",
          false,
          "Let calls go through the TURN servers only, so that neither side learns the other’s"
              + " network address.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(PATIENCE, AWAY, STUN, TURN, TURN_SECRET_FILE, TURN_LIFETIME, RELAY_ONLY);

  public CallSettings {
    stun = List.copyOf(stun);
    turn = List.copyOf(turn);
    check(STUN, stun, "stuns?:[^\\s,]+", "stun:turn.example.org:3478");
    check(TURN, turn, "turns?:[^\\s,]+", "turn:turn.example.org:3478");
    if (!turn.isEmpty() && turnSecret.isEmpty()) {
      throw new SettingsException(TURN.key() + " is set: give " + TURN_SECRET_FILE.key() + " too.");
    }
    if (relayOnly && turn.isEmpty()) {
      throw new SettingsException(RELAY_ONLY.key() + " is set: give " + TURN.key() + " too.");
    }
  }

  private static void check(
      Setting<String> setting, List<String> addresses, String form, String example) {
    addresses.stream()
        .filter(address -> !address.matches(form))
        .findFirst()
        .ifPresent(
            address -> {
              throw new SettingsException(
                  setting.key() + " holds \"" + address + "\": give such as " + example + ".");
            });
  }

  /** Takes the operator's values. */
  public static CallSettings from(Settings settings) {
    return new CallSettings(
        settings.get(PATIENCE),
        settings.get(AWAY),
        split(settings.get(STUN)),
        split(settings.get(TURN)),
        SecretFileReader.read(TURN_SECRET_FILE, settings.get(TURN_SECRET_FILE)),
        settings.get(TURN_LIFETIME),
        settings.get(RELAY_ONLY));
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }
}
