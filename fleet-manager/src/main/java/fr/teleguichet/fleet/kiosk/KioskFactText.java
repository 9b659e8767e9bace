package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a kiosk says of itself, in words: its own code words and English figures are for programs.
 */
final class KioskFactText {

  /** The beginning of 2100: no clock of a kiosk that is later is worth a date. */
  private static final long LAST_MILLIS = 4_102_444_800_000L;

  /** A size as kiosks write it, such as {@code 31.9 GB}; what a maker calls a part is none. */
  private static final Pattern SIZE =
      Pattern.compile("(?<![^ ,])([0-9]{1,15}(?:[.][0-9]{1,3})?) (MiB|GiB|MB|GB|TB)(?![^ ,])");

  private KioskFactText() {}

  /** The fact; empty where there is nothing to read. */
  static String of(NodeFact fact, Value value, LocalizedText text) {
    return switch (value) {
      case Value.Text(String words) -> words(fact, words, text);
      case Value.Whole(long millis) when fact.definition().type() == DataType.DATETIME ->
          text.moment(Instant.ofEpochMilli(Math.clamp(millis, 0, LAST_MILLIS)));
      case Value.Whole(long number) when fact == NodeFact.JOURNAL_OLDEST ->
          text.say("kiosk.number", number);
      case Value.Whole(long seconds) when fact == NodeFact.MINIMUM_INTERVIEW ->
          text.say("age.seconds", seconds);
      case Value.Whole(long whole) -> text.number(whole);
      case Value.Flag(boolean flag) -> text.say(flag ? "word.yes" : "word.no");
      case Value.Real _, Value.Binary _, Value.Table _, Value.Absent _, Value.Opaque _ -> "";
    };
  }

  private static String words(NodeFact fact, String words, LocalizedText text) {
    return switch (fact) {
      case BOARD_PROFILE -> BoardProfileNameText.of(words, text);
      case REBOOT_CAUSE -> StatusReasonText.startCause(words, text);
      case GOING_DOWN ->
          ShutdownReason.ofWord(words)
              .map(reason -> reason.label(text.language().locale()))
              .orElse(words);
      case UPDATE -> update(words, text);
      case MEMORY_TOTAL, STORAGE_DEVICE -> sizes(words, text);
      default -> words;
    };
  }

  /** Where an update stands: the word, and the version where the kiosk knows it. */
  private static String update(String words, LocalizedText text) {
    String[] parts = words.split(" ", 2);
    return text.find("kiosk.update." + parts[0])
        .map(state -> parts.length == 1 ? state : state + " (" + parts[1] + ")")
        .orElse(words);
  }

  /** Each size as the reader writes numbers, in the units of the reader. */
  private static String sizes(String words, LocalizedText text) {
    return SIZE.matcher(words)
        .replaceAll(
            size ->
                Matcher.quoteReplacement(
                    text.withUnit(
                        text.number(Double.parseDouble(size.group(1)), 1),
                        unit(size.group(2), text))));
  }

  private static String unit(String unit, LocalizedText text) {
    return switch (unit) {
      case "MiB" -> text.say("measure.unit.mebibytes");
      case "GiB" -> text.say("measure.unit.gibibytes");
      case "MB" -> text.say("measure.unit.megabytes");
      case "GB" -> text.say("measure.unit.gigabytes");
      default -> text.say("measure.unit.terabytes");
    };
  }
}
