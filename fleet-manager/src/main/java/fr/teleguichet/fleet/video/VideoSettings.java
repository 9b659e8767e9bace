package fr.teleguichet.fleet.video;

import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.SecretFileReader;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.hardware.service.RoomLinkTemplate;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the services are that may carry calls. Which of them does is no setting: people change it
 * while calls are under way.
 *
 * @param roomLink the address of rooms of any other service
 * @param looksAfterServers whether servers that make rooms of their addresses are asked whether
 *     they are there
 */
public record VideoSettings(
    Optional<RoomLinkTemplate> roomLink,
    Optional<Jitsi> jitsi,
    Optional<Bbb> bbb,
    Optional<Suite> suite,
    boolean looksAfterServers) {

  /** A Jitsi Meet, closed where it has a key. */
  record Jitsi(URI base, Optional<JitsiMeetProvider.Key> key) {}

  /** A BigBlueButton. */
  record Bbb(URI api, Secret secret) {}

  /** A La Suite Meet. */
  record Suite(URI base, LaSuiteMeetProvider.Client client) {}

  static final Setting<String> ROOM_LINK =
      Setting.text(
          "fleet.video.room-link",
          "",
          "Address of the rooms of any video service, such as"
              + " `https://visio.example.org/{room}`; `{name}` and `{language}` may stand in it"
              + " too.");
  static final Setting<String> JITSI =
      Setting.text(
          "fleet.video.jitsi-meet",
          "",
          "Address of a Jitsi Meet that may carry calls, such as `https://meet.example.org`.");
  static final Setting<String> JITSI_APPLICATION =
      Setting.text(
          "fleet.video.jitsi-meet-application",
          "",
          "Name by which a closed Jitsi Meet knows the secret that tokens are signed with (its"
              + " `app_id`).");
  static final Setting<String> JITSI_SECRET_FILE =
      Setting.text(
          "fleet.video.jitsi-meet-secret-file",
          "",
          "File with that secret (its `app_secret`), of 32 characters or more; read at the"
              + " start.");
  static final Setting<String> BBB =
      Setting.text(
          "fleet.video.bigbluebutton",
          "",
          "Address of the programming interface of a BigBlueButton that may carry calls,"
              + " such as `https://bbb.example.org/bigbluebutton/api`.");
  static final Setting<String> BBB_SECRET_FILE =
      Setting.text(
          "fleet.video.bigbluebutton-secret-file",
          "",
          "File with the secret of that BigBlueButton; read at the start.");
  static final Setting<String> SUITE =
      Setting.text(
          "fleet.video.la-suite-meet",
          "",
          "Address of a La Suite Meet that may carry calls, such as"
              + " `https://visio.example.org`.");
  static final Setting<String> SUITE_CLIENT =
      Setting.text(
          "fleet.video.la-suite-meet-client",
          "",
          "The client id that La Suite Meet gave this program.");
  static final Setting<String> SUITE_SECRET_FILE =
      Setting.text(
          "fleet.video.la-suite-meet-secret-file",
          "",
          "File with the client secret that La Suite Meet gave; read at the start.");
  static final Setting<String> SUITE_USER =
      Setting.text(
          "fleet.video.la-suite-meet-user",
          "",
          "E-mail address of the user of La Suite Meet to whom the rooms of calls belong.");

  static final Setting<Boolean> CHECK =
      Setting.flag(
          "fleet.video.check",
          true,
          "Whether a Jitsi Meet and the server of a room link are asked, before each call, whether"
              + " they are there; one that is not is replaced as any other. `false` where this"
              + " program cannot reach them and browsers can.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          ROOM_LINK,
          JITSI,
          JITSI_APPLICATION,
          JITSI_SECRET_FILE,
          BBB,
          BBB_SECRET_FILE,
          SUITE,
          SUITE_CLIENT,
          SUITE_SECRET_FILE,
          SUITE_USER,
          CHECK);

  /** Takes the operator's values. */
  public static VideoSettings from(Settings settings) {
    return new VideoSettings(
        roomLink(settings), jitsi(settings), bbb(settings), suite(settings), settings.get(CHECK));
  }

  private static Optional<RoomLinkTemplate> roomLink(Settings settings) {
    String text = settings.get(ROOM_LINK);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RoomLinkTemplate(text))
          .filter(RoomLinkTemplate::hasRoom)
          .or(
              () -> {
                throw new SettingsException(ROOM_LINK.key() + " has no {room} in it: " + text);
              });
    } catch (IllegalArgumentException failure) {
      throw ROOM_LINK.wrong(text, failure.getMessage() + ".");
    }
  }

  private static Optional<Jitsi> jitsi(Settings settings) {
    return address(settings, JITSI).map(base -> new Jitsi(base, jitsiKey(settings)));
  }

  private static Optional<JitsiMeetProvider.Key> jitsiKey(Settings settings) {
    Optional<Secret> secret =
        SecretFileReader.read(JITSI_SECRET_FILE, settings.get(JITSI_SECRET_FILE));
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    if (secret.get().reveal().length() < JitsiMeetProvider.MIN_SECRET) {
      throw new SettingsException(
          JITSI_SECRET_FILE.key()
              + " names a secret of fewer than "
              + JitsiMeetProvider.MIN_SECRET
              + " characters: tokens are signed by HS256, which wants more.");
    }
    return Optional.of(
        new JitsiMeetProvider.Key(
            needed(settings, JITSI_APPLICATION, JITSI_SECRET_FILE), secret.get()));
  }

  private static Optional<Bbb> bbb(Settings settings) {
    return address(settings, BBB).map(api -> new Bbb(api, secret(settings, BBB_SECRET_FILE, BBB)));
  }

  private static Optional<Suite> suite(Settings settings) {
    return address(settings, SUITE)
        .map(
            base ->
                new Suite(
                    base,
                    new LaSuiteMeetProvider.Client(
                        needed(settings, SUITE_CLIENT, SUITE),
                        secret(settings, SUITE_SECRET_FILE, SUITE),
                        needed(settings, SUITE_USER, SUITE))));
  }

  private static Secret secret(Settings settings, Setting<String> file, Setting<String> because) {
    return SecretFileReader.read(file, needed(settings, file, because)).orElseThrow();
  }

  private static String needed(
      Settings settings, Setting<String> setting, Setting<String> because) {
    String value = settings.get(setting);
    if (value.isEmpty()) {
      throw new SettingsException(because.key() + " is set: give " + setting.key() + " too.");
    }
    return value;
  }

  /** An address without its last slash. */
  private static Optional<URI> address(Settings settings, Setting<String> setting) {
    String text = settings.get(setting);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(text.replaceFirst("/$", ""));
      if (isServer(address)) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException _) {
      // Said below, as of any other text that is no address.
    }
    throw setting.wrong(text, "give an address such as https://meet.example.org.");
  }

  private static boolean isServer(URI address) {
    return "https".equals(address.getScheme())
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }
}
