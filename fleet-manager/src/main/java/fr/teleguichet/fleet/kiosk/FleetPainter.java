package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetPicture.Entry;
import fr.teleguichet.fleet.site.SiteDirectory;
import fr.teleguichet.fleet.telemetry.NodeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the picture of the fleet up to date, a brush stroke for each change. Belongs to one thread.
 */
final class FleetPainter {

  /** How often verdicts that depend on the time are judged again. */
  private static final Duration JUDGE_AGAIN = Duration.ofSeconds(10);

  private final Map<String, NodeView> views = new HashMap<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private SiteDirectory.Snapshot sites = new SiteDirectory.Snapshot(Map.of(), Map.of(), Set.of());
  private Map<String, Instant> updating = Map.of();
  private Instant judgedAt = Instant.EPOCH;
  private FleetPicture picture = FleetPicture.EMPTY;

  /** The picture after these changes; the same object when nothing is different. */
  FleetPicture paint(Collection<NodeView> changed, SiteDirectory.Snapshot newSites, Instant now) {
    return paint(changed, newSites, updating, now);
  }

  /** The picture after these changes, with updates under way at these kiosks since then. */
  FleetPicture paint(
      Collection<NodeView> changed,
      SiteDirectory.Snapshot newSites,
      Map<String, Instant> newUpdating,
      Instant now) {
    long revision = picture.revision() + 1;
    boolean different = false;
    for (NodeView view : changed) {
      views.put(view.node().node(), view);
      different |= paint(view, newSites, revision, now);
    }
    if (!newSites.equals(sites)) {
      sites = newSites;
      different |= placeAll(revision, now);
    }
    if (!judgedAt.plus(JUDGE_AGAIN).isAfter(now)) {
      judgedAt = now;
      different |= judgeStopped(revision, now);
    }
    updating = newUpdating;
    different |= markUpdating(revision);
    if (different) {
      List<Entry> sorted = new ArrayList<>(entries.values());
      sorted.sort(FleetPicture.ORDER);
      picture = new FleetPicture(revision, List.copyOf(sorted), Map.copyOf(entries));
    }
    return picture;
  }

  private boolean paint(NodeView view, SiteDirectory.Snapshot places, long revision, Instant now) {
    String name = view.node().node();
    Optional<KioskRow> before =
        Optional.ofNullable(entries.get(name))
            .map(Entry::row)
            .filter(row -> row.standing() != Standing.NEVER_SEEN);
    return put(KioskRow.of(view, places.siteOf(name), before, now), revision);
  }

  private boolean put(KioskRow row, long revision) {
    Entry before = entries.get(row.name());
    if (before == null) {
      entries.put(row.name(), new Entry(row, revision, revision));
      return true;
    }
    boolean looksSame = row.looksLike(before.row());
    boolean saysSame = looksSame || row.saysSameAs(before.row());
    entries.put(
        row.name(),
        new Entry(
            row, looksSame ? before.changed() : revision, saysSame ? before.spoken() : revision));
    return !looksSame || !row.heard().equals(before.row().heard());
  }

  /** Sites or placements changed: every kiosk may stand elsewhere, and plans come and go. */
  private boolean placeAll(long revision, Instant now) {
    boolean different = false;
    for (NodeView view : views.values()) {
      different |= paint(view, sites, revision, now);
    }
    for (String name : new HashSet<>(entries.keySet())) {
      if (!views.containsKey(name) && !sites.planned().contains(name)) {
        entries.remove(name);
        different = true;
      }
    }
    for (String name : sites.planned()) {
      if (!views.containsKey(name)) {
        different |= put(KioskRow.planned(name, sites.siteOf(name)), revision);
      }
    }
    return different;
  }

  private boolean markUpdating(long revision) {
    boolean different = false;
    for (Entry entry : List.copyOf(entries.values())) {
      Optional<Instant> since = Optional.ofNullable(updating.get(entry.row().name()));
      if (!since.equals(entry.row().updating())) {
        different |= put(entry.row().updating(since), revision);
      }
    }
    return different;
  }

  /** An announced stop becomes overdue by the mere passing of time. */
  private boolean judgeStopped(long revision, Instant now) {
    boolean different = false;
    for (NodeView view : views.values()) {
      if (view.link() instanceof NodeView.Link.Stopped) {
        different |= paint(view, sites, revision, now);
      }
    }
    return different;
  }
}
