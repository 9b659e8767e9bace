package fr.teleguichet.fleet.kiosk;

import static java.util.stream.Collectors.toSet;

import fr.teleguichet.fleet.kiosk.FleetSnapshot.Entry;
import fr.teleguichet.fleet.kiosk.StatusReason.UpdateGivenUp;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.KioskUrlName.NameAlone;
import fr.teleguichet.fleet.site.KioskUrlName.OfNode;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the picture of the fleet up to date, a brush stroke for each change. Belongs to one thread.
 */
final class FleetSnapshotBuilder {

  /** How often verdicts that depend on the time are judged again. */
  private static final Duration JUDGE_AGAIN = Duration.ofSeconds(10);

  private final Map<NodeAddress, NodeView> views = new HashMap<>();
  private final Map<KioskUrlName, Entry> entries = new HashMap<>();
  private SiteCache.Snapshot sites = new SiteCache.Snapshot(Map.of(), Map.of(), Set.of());
  private Updates updates = new Updates(Map.of(), Map.of(), Map.of());
  private Instant judgedAt = Instant.EPOCH;
  private FleetSnapshot picture = FleetSnapshot.EMPTY;

  /**
   * What is known of updates, by kiosk.
   *
   * @param underWay since when
   * @param givenUp where a person has to see to it
   * @param asking when those last asked that never reported
   */
  record Updates(
      Map<NodeAddress, Instant> underWay,
      Map<NodeAddress, UpdateGivenUp> givenUp,
      Map<NodeAddress, Instant> asking) {}

  /** The picture after these changes; the same object when nothing is different. */
  FleetSnapshot paint(Collection<NodeView> changed, SiteCache.Snapshot newSites, Instant now) {
    return paint(changed, newSites, updates, now);
  }

  /** The picture after these changes, with these updates. */
  FleetSnapshot paint(
      Collection<NodeView> changed, SiteCache.Snapshot newSites, Updates newUpdates, Instant now) {
    long revision = picture.revision() + 1;
    boolean sameAsking = updates.asking.equals(newUpdates.asking);
    boolean different = judgeGivenUp(newUpdates, revision, now);
    for (NodeView view : changed) {
      views.put(view.node(), view);
      different |= paint(view, newSites, revision, now);
    }
    if (!newSites.equals(sites)) {
      sites = newSites;
      different |= placeAll(revision, now);
    } else if (!sameAsking) {
      different |= placeUnheard(revision);
    }
    if (!judgedAt.plus(JUDGE_AGAIN).isAfter(now)) {
      judgedAt = now;
      different |= judgeStopped(revision, now);
    }
    different |= markUpdating(revision);
    if (different) {
      List<Entry> sorted = new ArrayList<>(entries.values());
      sorted.sort(FleetSnapshot.ORDER);
      picture = new FleetSnapshot(revision, List.copyOf(sorted), Map.copyOf(entries));
    }
    return picture;
  }

  private boolean paint(NodeView view, SiteCache.Snapshot places, long revision, Instant now) {
    NodeAddress node = view.node();
    Optional<KioskRow> before = Optional.ofNullable(entries.get(new OfNode(node))).map(Entry::row);
    var givenUp = Optional.ofNullable(updates.givenUp.get(node));
    boolean planned = entries.remove(new NameAlone(node.node())) != null; // it has come
    Optional<Site> site = places.siteOf(node);
    var outOfUse = site.map(places::lifeOf).flatMap(StatusReason.SiteOutOfUse::of);
    boolean changed = put(KioskRow.of(view, site, outOfUse, before, givenUp, now), revision);
    return changed || planned;
  }

  private boolean put(KioskRow row, long revision) {
    Entry before = entries.get(row.address());
    if (before == null) {
      entries.put(row.address(), new Entry(row, revision, revision));
      return true;
    }
    boolean looksSame = row.looksLike(before.row());
    boolean saysSame = looksSame || row.saysSameAs(before.row());
    entries.put(
        row.address(),
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
    return placeUnheard(revision) || different;
  }

  /** Those that never reported: planned ones, and those that only ask for updates. */
  private boolean placeUnheard(long revision) {
    Map<KioskUrlName, KioskRow> unheard = new HashMap<>();
    Set<KioskUrlName> come =
        views.keySet().stream()
            .flatMap(node -> Stream.of(new NameAlone(node.node()), new OfNode(node)))
            .collect(toSet());
    updates.asking.forEach(
        (node, asked) -> {
          if (!views.containsKey(node)) {
            come.add(sites.isMeantByName(node) ? new NameAlone(node.node()) : new OfNode(node));
            KioskRow row =
                KioskRow.unheard(new OfNode(node), sites.siteOf(node), Optional.of(asked));
            unheard.put(
                row.address(), row.updating(Optional.ofNullable(updates.underWay.get(node))));
          }
        });
    for (KioskUrlName address : sites.planned()) {
      if (!come.contains(address)) {
        unheard.putIfAbsent(
            address, KioskRow.unheard(address, sites.siteOf(address), Optional.empty()));
      }
    }
    boolean different =
        entries
            .values()
            .removeIf(
                entry -> !entry.row().reports() && !unheard.containsKey(entry.row().address()));
    for (KioskRow row : unheard.values()) {
      different |= put(row, revision);
    }
    return different;
  }

  /** Kiosks whose update was given up, or is not any more, are judged again. */
  private boolean judgeGivenUp(Updates newUpdates, long revision, Instant now) {
    Map<NodeAddress, UpdateGivenUp> before = updates.givenUp;
    updates = newUpdates;
    if (before.equals(newUpdates.givenUp)) {
      return false;
    }
    boolean different = false;
    for (NodeView view : views.values()) {
      NodeAddress node = view.node();
      if (!Objects.equals(before.get(node), newUpdates.givenUp.get(node))) {
        different |= paint(view, sites, revision, now);
      }
    }
    return different;
  }

  private boolean markUpdating(long revision) {
    boolean different = false;
    for (Entry entry : List.copyOf(entries.values())) {
      Optional<Instant> since = entry.row().node().map(updates.underWay::get);
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
