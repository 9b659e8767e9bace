package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.util.List;

/**
 * How much kiosks may download at a time.
 *
 * @param rate bytes in a second of all together, 0 for as many as there may be
 * @param kioskRate bytes in a second of one, 0 for as many as there may be
 * @param most downloads at a time
 */
public record DownloadSettings(long rate, long kioskRate, int most) {

  static final Setting<ByteCount> RATE =
      Setting.bytes(
          "fleet.update.download-rate",
          "0",
          "Bytes in a second that all downloads of updates share alike, such as 10M; 0 sets no"
              + " limit.");
  static final Setting<ByteCount> KIOSK_RATE =
      Setting.bytes(
          "fleet.update.kiosk-download-rate",
          "0",
          "Bytes in a second that one download of an update gets at most, such as 1M; 0 sets no"
              + " limit.");
  static final Setting<Integer> MAX_COUNT =
      Setting.whole(
          "fleet.update.downloads",
          2_000,
          1,
          20_000,
          "Downloads of updates at a time; further kiosks are told to come back later.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(RATE, KIOSK_RATE, MAX_COUNT);

  /** Takes the operator's values. */
  public static DownloadSettings from(Settings settings) {
    return new DownloadSettings(
        settings.get(RATE).bytes(), settings.get(KIOSK_RATE).bytes(), settings.get(MAX_COUNT));
  }
}
