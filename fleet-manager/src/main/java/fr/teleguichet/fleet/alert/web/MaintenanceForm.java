package fr.teleguichet.fleet.alert.web;

import fr.teleguichet.fleet.alert.maintenance.MaintenanceArea;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceWindow;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Planned maintenance as somebody typed it.
 *
 * @param area the word of an area
 * @param starts by the clock on the wall in France
 * @param finishes the same
 */
public record MaintenanceForm(String area, String starts, String finishes, String reason) {

  private static final ZoneRules RULES = LocalizedText.ZONE.getRules();

  /** From now on, for two hours. */
  static MaintenanceForm blank(Instant now) {
    LocalDateTime begin =
        LocalDateTime.ofInstant(now, LocalizedText.ZONE).truncatedTo(ChronoUnit.MINUTES);
    return new MaintenanceForm("", begin.toString(), begin.plusHours(2).toString(), "");
  }

  static MaintenanceForm of(Map<String, String> fields) {
    return new MaintenanceForm(
        fields.getOrDefault("area", ""),
        fields.getOrDefault("starts", ""),
        fields.getOrDefault("finishes", ""),
        fields.getOrDefault("reason", "").strip());
  }

  MaintenanceWindow read(String author) {
    return new MaintenanceWindow(
        0,
        area(area),
        moment("starts", starts, List::getFirst),
        moment("finishes", finishes, List::getLast),
        reason,
        author);
  }

  /**
   * An hour that comes twice begins the first time and ends the second: more is quiet, not less.
   */
  private static Instant moment(
      String field, String text, Function<List<ZoneOffset>, ZoneOffset> choice) {
    try {
      LocalDateTime local = BoundedTimeParser.dateTime(text);
      List<ZoneOffset> offsets = RULES.getValidOffsets(local);
      if (offsets.isEmpty()) {
        throw RefusalException.field(field, "give an hour that there is: clocks go from 2 to 3");
      }
      return local.toInstant(choice.apply(offsets));
    } catch (DateTimeException _) {
      throw RefusalException.field(field, "give a day and time such as 2026-11-28T14:30");
    }
  }

  /** Whether a time of it is one that clocks leave out in March. */
  boolean hasMissingHour() {
    return isMissing(starts) || isMissing(finishes);
  }

  private static boolean isMissing(String text) {
    try {
      return RULES.getValidOffsets(BoundedTimeParser.dateTime(text)).isEmpty();
    } catch (DateTimeException _) {
      return false;
    }
  }

  /** A moment, and which one of two where the clock shows it twice. */
  static String say(Instant moment, LocalizedText text) {
    String words = text.moment(moment);
    boolean isDoubled =
        RULES.getValidOffsets(LocalDateTime.ofInstant(moment, LocalizedText.ZONE)).size() > 1;
    if (!isDoubled) {
      return words;
    }
    return text.say(
        RULES.isDaylightSavings(moment) ? "maintenance.summer-time" : "maintenance.winter-time",
        words);
  }

  /** The word of an area in a form. */
  static String word(MaintenanceArea area) {
    return switch (area) {
      case MaintenanceArea.WholeFleet() -> "fleet";
      case MaintenanceArea.OfTerritory(String territory) -> "territory " + territory;
      case MaintenanceArea.OfSite(int site) -> "site " + site;
      case MaintenanceArea.OfKiosk(NodeAddress node) -> "kiosk " + node.segment();
    };
  }

  private static MaintenanceArea area(String word) {
    String[] parts = word.split(" ", 2);
    if (word.equals("fleet")) {
      return new MaintenanceArea.WholeFleet();
    }
    if (parts.length == 2 && parts[0].equals("territory") && !parts[1].isEmpty()) {
      return new MaintenanceArea.OfTerritory(parts[1]);
    }
    if (parts.length == 2 && parts[0].equals("site") && parts[1].matches("[0-9]{1,9}")) {
      return new MaintenanceArea.OfSite(Integer.parseInt(parts[1]));
    }
    if (parts.length == 2 && parts[0].equals("kiosk")) {
      return NodeAddress.ofSegment(parts[1])
          .<MaintenanceArea>map(MaintenanceArea.OfKiosk::new)
          .orElseThrow(MaintenanceForm::noArea);
    }
    throw noArea();
  }

  private static RefusalException noArea() {
    return RefusalException.field("area", "give a place from the list");
  }
}
