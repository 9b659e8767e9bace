package fr.teleguichet.fleet.site;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sites, how far they are, and placements in memory, so that the status page needs no database:
 * read at the start, after each change made here, and every half minute for changes made elsewhere.
 */
@Context
public final class SiteCache {

  private static final Logger LOG = LoggerFactory.getLogger(SiteCache.class);

  /**
   * Sites and placements at one moment.
   *
   * @param sites by id, in the order of their names
   * @param placements the id of each kiosk's site, by the kiosk's address
   * @param planned kiosks that were never heard of
   * @param owners the territory of the kiosk that is meant by a name alone, where a unit has it
   * @param lives how far each site is, by its id; one of which nobody said anything is missing
   */
  public record Snapshot(
      Map<Integer, Site> sites,
      Map<KioskUrlName, Integer> placements,
      Set<KioskUrlName> planned,
      Map<KioskUrlName, Territory> owners,
      Map<Integer, SiteLifeState> lives) {

    static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Set.of());

    /** Where no unit has a name that is planned alone, and every site is in service. */
    public Snapshot(
        Map<Integer, Site> sites,
        Map<KioskUrlName, Integer> placements,
        Set<KioskUrlName> planned) {
      this(sites, placements, planned, Map.of(), Map.of());
    }

    /** Where the kiosk of this address stands or shall stand. */
    public Optional<Site> siteOf(KioskUrlName kiosk) {
      return Optional.ofNullable(placements.get(kiosk)).map(sites::get);
    }

    /** Where the kiosk stands; where one of its name shall stand, as long as none is known. */
    public Optional<Site> siteOf(NodeAddress node) {
      return siteOf(new KioskUrlName.OfNode(node))
          .or(
              () ->
                  isMeantByName(node)
                      ? siteOf(new KioskUrlName.NameAlone(node.node()))
                      : Optional.empty());
    }

    /** What people call the kiosk: where it stands, else its own name. */
    public String called(NodeAddress node) {
      return siteOf(node).map(it -> it.called(node.node())).orElse(node.node());
    }

    /** How far the site is. */
    public SiteLifeState lifeOf(Site site) {
      return lives.getOrDefault(site.id(), SiteLifeState.unsaid());
    }

    /** Whether a plan that knows the name alone means this kiosk, as far as is known. */
    public boolean isMeantByName(NodeAddress node) {
      KioskUrlName name = new KioskUrlName.NameAlone(node.node());
      Territory owner = owners.get(name);
      return planned.contains(name) && (owner == null || owner.value().equals(node.group()));
    }

    /** All sites, by name. */
    public Collection<Site> all() {
      return sites.values();
    }

    /** The site of this code. */
    public Optional<Site> find(String code) {
      return sites.values().stream().filter(site -> site.code().value().equals(code)).findFirst();
    }

    /** The addresses of the kiosks that stand at the site or shall do so, in order. */
    public List<KioskUrlName> kiosksAt(Site site) {
      return placements.entrySet().stream()
          .filter(placement -> placement.getValue() == site.id())
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }
  }

  private final Jdbi jdbi;
  private final PlacementRepository placements;
  private volatile Snapshot snapshot = Snapshot.EMPTY; // replaced whole
  private volatile Runnable onChange = () -> {};
  private boolean readable = true;

  SiteCache(Database database, PlacementRepository placements) {
    this.jdbi = database.jdbi();
    this.placements = placements;
    refresh();
  }

  /** Has this done after each change, before whoever made it is answered. */
  public void onChange(Runnable action) {
    onChange = action;
  }

  /** Sites and placements as last read. */
  public Snapshot now() {
    return snapshot;
  }

  /** Puts the kiosk at the site, or plans it there when it was never heard of. */
  public void place(KioskUrlName kiosk, Site site) {
    placements.place(kiosk, site);
    refresh();
  }

  /** Takes the kiosk from its site, or drops the plan. Returns false when there was neither. */
  public boolean displace(KioskUrlName kiosk) {
    boolean stood = placements.remove(kiosk);
    refresh();
    return stood;
  }

  /** Reads again. Returns false when the database is away: what was read before stands. */
  @CanIgnoreReturnValue
  @Scheduled(fixedDelay = "30s", initialDelay = "30s")
  public boolean refresh() {
    Snapshot before = snapshot;
    boolean read = readAgain();
    if (!snapshot.equals(before)) {
      onChange.run();
    }
    return read;
  }

  private synchronized boolean readAgain() {
    try {
      Snapshot read = read();
      if (!read.equals(snapshot)) {
        snapshot = read;
      }
      readable = true;
      return true;
    } catch (JdbiException failure) {
      if (readable) {
        LOG.warn("cause=\"{}\" sites cannot be read; those known stand", failure.getMessage());
      }
      readable = false;
      return false;
    }
  }

  private Snapshot read() {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, Site> sites = new LinkedHashMap<>();
          SiteRepository.all(handle).forEach(site -> sites.put(site.id(), site));
          Map<KioskUrlName, Integer> placements = new HashMap<>();
          Set<KioskUrlName> planned = new TreeSet<>();
          Map<KioskUrlName, Territory> owners = new HashMap<>();
          for (PlacementRepository.Placement placement : PlacementRepository.all(handle)) {
            placements.put(placement.kiosk(), placement.siteId());
            if (!placement.seen()) {
              planned.add(placement.kiosk());
              placement.owner().ifPresent(it -> owners.put(placement.kiosk(), it));
            }
          }
          return new Snapshot(
              sites, placements, planned, owners, SiteLifecycleRepository.all(handle));
        });
  }
}
