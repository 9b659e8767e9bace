package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetSnapshot.Window;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 */
public record StatusViewModel(
    Window window,
    String mark,
    List<String> territories,
    List<Site> sites,
    List<SiteMarker> markers,
    long unplaced,
    boolean anything) {

  private static final Set<String> COMMON = Set.of("link", "service", "measure", "clock");

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
        !picture.entries().isEmpty());
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

  /** The sentence at the top: how many, and how many of each standing, worst last. */
  public static String headline(Window window, LocalizedText text) {
    int total = window.total();
    if (total == 0) {
      return text.say("status.none");
    }
    List<String> parts = new ArrayList<>();
    for (KioskStatus standing : KioskStatus.values()) {
      int count = window.count(standing);
      if (count > 0) {
        parts.addFirst(text.say("status.count." + standing.code(), count));
      }
    }
    return text.say("status.headline", total, String.join(", ", parts));
  }

  /** The label of a kind of problem. */
  public static String label(ProblemKind kind, LocalizedText text) {
    return Optional.of(kind.code())
        .filter(COMMON::contains)
        .map(word -> text.say("problem." + word))
        .orElseGet(() -> StatusReasonText.capital(StatusReasonText.device(kind.code(), text)));
  }
}
