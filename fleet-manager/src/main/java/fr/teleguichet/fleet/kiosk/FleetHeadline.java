package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetSnapshot.Window;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The whole fleet in one sentence: how many are how, worst last, with the places of the few. */
public final class FleetHeadline {

  /** More places than these make no sentence that is read in a moment. */
  private static final int MAX_NAMED = 3;

  private FleetHeadline() {}

  /** The sentence. */
  public static String of(Window window, LocalizedText text, Instant now) {
    if (window.total() == 0) {
      return text.say("status.none");
    }
    List<String> parts = new ArrayList<>();
    for (ServiceLevel level : ServiceLevel.values()) {
      alike(window.at(level)).values().forEach(rows -> parts.addFirst(part(rows, text, now)));
    }
    return text.say(
        isOneKioskForEachSite(window) ? "status.headline.sites" : "status.headline",
        window.total(),
        String.join(", ", parts));
  }

  /** Of those in service without something, those without the same. */
  private static Map<KioskServiceSummary, List<KioskRow>> alike(List<KioskRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(KioskRow::condition, LinkedHashMap::new, Collectors.toList()));
  }

  private static String part(List<KioskRow> rows, LocalizedText text, Instant now) {
    KioskServiceSummary condition = rows.getFirst().condition();
    String key = "status.count." + condition.level().code();
    return switch (condition.level()) {
      case IN_SERVICE, NEVER_SEEN, UPDATES_ONLY, STOPPED -> text.say(key, rows.size());
      case LIMITED -> text.say(key, rows.size(), condition.acts(text)) + places(rows, text);
      case NEEDS_ATTENTION, UNKNOWN -> text.say(key, rows.size()) + places(rows, text);
      case OUT_OF_SERVICE ->
          text.say(key, rows.size()) + since(rows, text, now) + places(rows, text);
    };
  }

  private static String since(List<KioskRow> rows, LocalizedText text, Instant now) {
    return rows.size() > 1
        ? ""
        : rows.getFirst().since().map(at -> since(at, text, now)).orElse("");
  }

  private static String since(Instant at, LocalizedText text, Instant now) {
    var then = at.atZone(LocalizedText.ZONE);
    boolean today = then.toLocalDate().equals(now.atZone(LocalizedText.ZONE).toLocalDate());
    return today
        ? text.say("status.since.hour", DateTimeFormatter.ofPattern("HH:mm").format(then))
        : text.say("status.since.day", text.shortDay(then.toLocalDate()));
  }

  private static String places(List<KioskRow> rows, LocalizedText text) {
    return rows.size() > MAX_NAMED
        ? ""
        : text.say(
            "status.places",
            rows.stream()
                .map(row -> row.site().map(Site::commune).orElse(row.name()))
                .collect(Collectors.joining(", ")));
  }

  /** Where no site has two kiosks and no kiosk is without a site, both words are true. */
  private static boolean isOneKioskForEachSite(Window window) {
    return window.levels().values().stream()
            .flatMap(List::stream)
            .flatMap(row -> row.site().stream())
            .map(Site::id)
            .distinct()
            .count()
        == window.total();
  }
}
