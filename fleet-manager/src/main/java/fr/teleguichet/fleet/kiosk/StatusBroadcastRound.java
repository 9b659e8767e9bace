package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetSnapshot.Entry;
import fr.teleguichet.fleet.kiosk.FleetSnapshot.Window;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.NoticeAudience;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One showing of the picture to all open pages: what several of them need is made once. Belongs to
 * the live thread.
 */
final class StatusBroadcastRound {

  /**
   * What stands around the rows.
   *
   * @param order the kiosks of the list in their order
   * @param summary the HTML of the sentence and the counts
   * @param markers the sites on the map
   * @param notices the HTML of what the reader must be told
   */
  record Surroundings(
      List<String> order, String summary, List<SiteMarker> markers, String notices) {}

  /**
   * What a page shows, and to whom.
   *
   * @param filter the kiosks of its list
   * @param language the language
   * @param audience who reads it
   */
  record View(KioskQuery filter, Language language, NoticeAudience audience) {}

  private record Told(Language language, NoticeAudience audience) {}

  private record Printed(KioskUrlName kiosk, Language language) {}

  private final FleetSnapshot picture;
  private final StatusRowRenderer printer;
  private final Instant now;
  private final Map<KioskQuery, Window> windows = new HashMap<>();
  private final Map<View, Surroundings> surroundings = new HashMap<>();
  private final Map<Printed, String> rows = new HashMap<>();
  private final Map<Told, String> notices = new HashMap<>();

  StatusBroadcastRound(FleetSnapshot picture, StatusRowRenderer printer, Instant now) {
    this.picture = picture;
    this.printer = printer;
    this.now = now;
  }

  long revision() {
    return picture.revision();
  }

  Window window(KioskQuery filter) {
    return windows.computeIfAbsent(filter, picture::window);
  }

  Surroundings surroundings(View view) {
    return surroundings.computeIfAbsent(
        view,
        _ -> {
          Window window = window(view.filter());
          return new Surroundings(
              window.shown().stream().map(entry -> entry.row().address().text()).toList(),
              printer.summary(window, view.language(), now),
              SiteMarker.of(window.wanted(), printer.text(view.language())),
              notices.computeIfAbsent(
                  new Told(view.language(), view.audience()),
                  told -> printer.notices(told.language(), told.audience())));
        });
  }

  String row(Entry entry, Language language) {
    return rows.computeIfAbsent(
        new Printed(entry.row().address(), language), _ -> printer.row(entry, language, now));
  }
}
