package fr.teleguichet.fleet.update;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.release.ReleaseTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How updates are kept and offered.
 *
 * @param largest bytes of the largest file that is taken
 * @param polling how long a kiosk waits between two questions, 30 seconds to a day
 * @param folder where the files lie, or come in
 * @param keys the release keys of the settings
 * @param unsigned whether files are taken that nobody signed
 * @param parts what each part must be compatible with
 * @param bucket where the files lie when it is not the folder
 * @param rollouts what every rollout holds to
 */
public record UpdateSettings(
    long largest,
    Duration polling,
    Path folder,
    ReleaseTrust keys,
    boolean unsigned,
    CompatibilitySettings parts,
    Optional<BucketSettings> bucket,
    RolloutSettings rollouts) {

  static final Setting<ByteCount> MAX_SIZE =
      Setting.bytes(
          "fleet.update.largest-artifact",
          "4G",
          "Largest file that is taken as an artifact, 1K to 64G.");
  static final Setting<Duration> POLLING =
      Setting.seconds(
          "fleet.update.polling",
          300,
          30,
          86_399,
          "How often kiosks ask for updates, in seconds; each by up to a tenth more, so that they"
              + " do not ask together.");
  static final Setting<String> KEYS_FILE =
      Setting.text(
          "fleet.update.release-keys-file",
          "",
          "PEM file of certificates whose signatures on releases count, besides those that"
              + " coordinators add; read at the start.");
  static final Setting<Boolean> UNSIGNED =
      Setting.flag(
          "fleet.update.unsigned",
          false,
          "Take artifacts that nobody signed, or strangers: whoever has a token to upload can then"
              + " offer anything to every kiosk.");
  static final Setting<CompatibilitySettings> COMPATIBLE =
      new Setting<>(
          "fleet.update.compatible",
          "",
          "What a release must say it is compatible with, for each part of a kiosk, such as"
              + " `os=board:1.0`. Empty is `os=teleguichet-kiosk` or one of the boards' images,"
              + " `agent=teleguichet-edge-agent, configuration=teleguichet-configuration,"
              + " trust-list=teleguichet-trust-list`, and each part that is not named keeps that;"
              + " `os=*` takes any.",
          false,
          CompatibilitySettings::parse);

  /** All of them. */
  public static final List<Setting<?>> ALL =
      Stream.of(
              List.of(MAX_SIZE, POLLING),
              RolloutSettings.ALL,
              List.of(KEYS_FILE, UNSIGNED, COMPATIBLE),
              BucketSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private static final long MIN = 1L << 10;
  private static final long MAX_COUNT = 64L << 30;

  public UpdateSettings {
    if (largest < MIN || largest > MAX_COUNT) {
      throw new SettingsException(MAX_SIZE.key() + " is " + largest + ": give 1K to 64G.");
    }
  }

  /** Takes the operator's values. */
  public static UpdateSettings from(Settings settings, DataFolder folder) {
    return new UpdateSettings(
        settings.get(MAX_SIZE).bytes(),
        settings.get(POLLING),
        folder.folder("artifacts"),
        keys(settings.get(KEYS_FILE)),
        settings.get(UNSIGNED),
        settings.get(COMPATIBLE),
        BucketSettings.from(settings),
        RolloutSettings.from(settings));
  }

  private static ReleaseTrust keys(String file) {
    if (file.isEmpty()) {
      return new ReleaseTrust(List.of());
    }
    try {
      return ReleaseTrust.ofPem(Files.readString(Path.of(file)));
    } catch (IOException failure) {
      throw KEYS_FILE.wrong(file, "it can't be read (" + failure.getMessage() + ").");
    } catch (IllegalArgumentException failure) {
      throw KEYS_FILE.wrong(file, String.valueOf(failure.getMessage()));
    }
  }
}
