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
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Planned maintenance as somebody typed it.
 *
 * @param area the word of an area
 * @param starts by the clock on the wall in France
 * @param finishes the same
 */
public record MaintenanceForm(String area, String starts, String finishes, String reason) {

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
        0, area(area), moment("starts", starts), moment("finishes", finishes), reason, author);
  }

  private static Instant moment(String field, String text) {
    try {
      return BoundedTimeParser.dateTime(text).atZone(LocalizedText.ZONE).toInstant();
    } catch (DateTimeException _) {
      throw RefusalException.field(field, "give a day and time such as 2026-11-28T14:30");
    }
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
