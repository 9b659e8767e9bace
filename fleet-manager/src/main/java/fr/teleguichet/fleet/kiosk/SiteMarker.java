package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetSnapshot.Entry;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A site on the map, as bad as its worst kiosk.
 *
 * @param code the site's code
 * @param latitude degrees north
 * @param longitude degrees east
 * @param standing what the worst kiosk looks like, by the words of the style sheet
 * @param label the site and the worst kiosk's condition in words
 * @param kiosks how many of the kiosks that are shown stand there
 */
@Serdeable
public record SiteMarker(
    String code, double latitude, double longitude, String standing, String label, int kiosks) {

  private record Worst(Site site, KioskServiceSummary condition, int kiosks) {
    Worst and(KioskServiceSummary other) {
      boolean worse = other.level().compareTo(condition.level()) < 0;
      return new Worst(site, worse ? other : condition, kiosks + 1);
    }
  }

  static List<SiteMarker> of(List<Entry> entries, LocalizedText text) {
    Map<Integer, Worst> worst = new LinkedHashMap<>();
    for (Entry entry : entries) {
      KioskServiceSummary condition = entry.row().condition();
      entry
          .row()
          .site()
          .ifPresent(
              site ->
                  worst.merge(
                      site.id(),
                      new Worst(site, condition, 1),
                      (before, _) -> before.and(condition)));
    }
    return worst.values().stream().map(it -> marker(it, text)).toList();
  }

  private static SiteMarker marker(Worst worst, LocalizedText text) {
    Site site = worst.site();
    return new SiteMarker(
        site.code().value(),
        site.latitude(),
        site.longitude(),
        worst.condition().level().look(),
        text.say("map.marker", site.place(), worst.condition().words(text), worst.kiosks()),
        worst.kiosks());
  }
}
