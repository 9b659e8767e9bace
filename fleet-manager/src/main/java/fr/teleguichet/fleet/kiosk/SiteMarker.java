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
 * @param standing the worst kiosk's standing
 * @param label the site and the standing in words
 * @param kiosks how many of the kiosks that are shown stand there
 */
@Serdeable
public record SiteMarker(
    String code, double latitude, double longitude, String standing, String label, int kiosks) {

  private record Worst(Site site, KioskStatus standing, int kiosks) {
    Worst and(KioskStatus other) {
      return new Worst(site, other.compareTo(standing) < 0 ? other : standing, kiosks + 1);
    }
  }

  static List<SiteMarker> of(List<Entry> entries, LocalizedText text) {
    Map<Integer, Worst> worst = new LinkedHashMap<>();
    for (Entry entry : entries) {
      KioskStatus standing = entry.row().standing();
      entry
          .row()
          .site()
          .ifPresent(
              site -> {
                Worst before = worst.get(site.id());
                worst.put(
                    site.id(),
                    before == null ? new Worst(site, standing, 1) : before.and(standing));
              });
    }
    return worst.values().stream().map(it -> marker(it, text)).toList();
  }

  private static SiteMarker marker(Worst worst, LocalizedText text) {
    Site site = worst.site();
    String word = text.say("standing." + worst.standing().code());
    return new SiteMarker(
        site.code().value(),
        site.latitude(),
        site.longitude(),
        worst.standing().code(),
        text.say("map.marker", site.place(), word, worst.kiosks()),
        worst.kiosks());
  }
}
