package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetSnapshot.Window;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of the status page.
 *
 * @param window the kiosks that the filter lets through
 * @param mark of the revision that is shown, for the stream
 * @param territories what can be chosen
 * @param sites what can be chosen
 * @param markers the sites on the map
 * @param unplaced how many of the kiosks stand nowhere, and so on no map
 * @param anything whether there is any kiosk at all
 * @param recent the last days of the kiosks that are shown
 */
public record StatusViewModel(
    Window window,
    String mark,
    List<String> territories,
    List<Site> sites,
    List<SiteMarker> markers,
    long unplaced,
    boolean anything,
    Map<KioskUrlName, RecentActivityStrip> recent) {

  static StatusViewModel of(
      FleetSnapshot picture, KioskQuery filter, List<Site> sites, String mark, LocalizedText text) {
    Window window = picture.window(filter);
    return new StatusViewModel(
        window,
        mark,
        picture.entries().stream()
            .map(entry -> entry.row().territory())
            .filter(territory -> !territory.isEmpty())
            .distinct()
            .sorted()
            .toList(),
        List.copyOf(sites),
        SiteMarker.of(window.wanted(), text),
        window.wanted().stream().filter(entry -> entry.row().site().isEmpty()).count(),
        !picture.entries().isEmpty(),
        Map.of());
  }

  /** The same with the last days of the kiosks that are shown. */
  StatusViewModel with(RecentActivityReader reader, PageFrame frame) {
    List<KioskRow> rows = window.shown().stream().map(FleetSnapshot.Entry::row).toList();
    Map<KioskUrlName, RecentActivityStrip> days =
        new HashMap<>(reader.read(rows, frame.text(), frame.now()));
    if (!frame.tellsOfUse()) {
      days.replaceAll((_, it) -> it.withoutUse());
    }
    return new StatusViewModel(window, mark, territories, sites, markers, unplaced, anything, days);
  }

  /** The address of the same kiosks in large type, for a screen on a wall. */
  public String wall() {
    String address = filter().address();
    return address.isEmpty() ? "/?wall" : "/?wall&" + address;
  }

  public KioskQuery filter() {
    return window.filter();
  }

  /** The address of this page's stream. */
  public String stream() {
    return "/events/kiosks?" + query("since=" + mark);
  }

  /** The address of this page with more rows. */
  public String more() {
    return "/?" + filter().withLimit(filter().limit() * 2).address();
  }

  private String query(String last) {
    String address = filter().address();
    return address.isEmpty() ? last : address + "&" + last;
  }

  /** Whether there are more than are shown. */
  public boolean hasMore() {
    return window.wanted().size() > window.shown().size();
  }

  /** The label of a kind of problem. */
  public static String label(ProblemKind kind, LocalizedText text) {
    return kind.isCommon()
        ? text.say("problem." + kind.code())
        : StatusReasonText.capital(StatusReasonText.device(kind.code(), text));
  }

  /** What chooses a level of service. */
  public static String label(ServiceLevel level, LocalizedText text) {
    return text.say(
        level == ServiceLevel.LIMITED ? "level.choice.limited" : "level." + level.code());
  }
}
