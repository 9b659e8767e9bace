package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetPicture.Entry;
import fr.teleguichet.fleet.kiosk.FleetPicture.Window;
import fr.teleguichet.fleet.page.Language;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One showing of the picture to all open pages: what several of them need is made once. Belongs to
 * the live thread.
 */
final class Round {

  /**
   * What stands around the rows.
   *
   * @param order the kiosks of the list in their order
   * @param summary the HTML of the sentence and the counts
   * @param markers the sites on the map
   * @param notices the HTML of what everybody must be told
   */
  record Surroundings(
      List<String> order, String summary, List<SiteMarker> markers, String notices) {}

  private record View(KioskFilter filter, Language language) {}

  private record Printed(String name, Language language) {}

  private final FleetPicture picture;
  private final RowPrinter printer;
  private final Instant now;
  private final Map<KioskFilter, Window> windows = new HashMap<>();
  private final Map<View, Surroundings> surroundings = new HashMap<>();
  private final Map<Printed, String> rows = new HashMap<>();
  private final Map<Language, String> notices = new EnumMap<>(Language.class);

  Round(FleetPicture picture, RowPrinter printer, Instant now) {
    this.picture = picture;
    this.printer = printer;
    this.now = now;
  }

  long revision() {
    return picture.revision();
  }

  Window window(KioskFilter filter) {
    return windows.computeIfAbsent(filter, picture::window);
  }

  Surroundings surroundings(KioskFilter filter, Language language) {
    return surroundings.computeIfAbsent(
        new View(filter, language),
        _ -> {
          Window window = window(filter);
          return new Surroundings(
              window.shown().stream().map(entry -> entry.row().address()).toList(),
              printer.summary(window, language),
              SiteMarker.of(window.wanted(), printer.text(language)),
              notices.computeIfAbsent(language, printer::notices));
        });
  }

  String row(Entry entry, Language language) {
    return rows.computeIfAbsent(
        new Printed(entry.row().address(), language), _ -> printer.row(entry, language, now));
  }
}
