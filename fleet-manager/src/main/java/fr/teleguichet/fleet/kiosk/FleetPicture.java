package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.account.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All kiosks at one moment, worst first; immutable, for every thread.
 *
 * @param revision grows with every change
 * @param entries the kiosks in the order of the list
 * @param byName the same kiosks by name
 */
public record FleetPicture(long revision, List<Entry> entries, Map<String, Entry> byName) {

  /** Nothing is known yet. */
  static final FleetPicture EMPTY = new FleetPicture(0, List.of(), Map.of());

  /**
   * A row with the revisions of its changes.
   *
   * @param changed the revision in which its look last changed
   * @param spoken the revision in which what it says last changed, figures left aside
   */
  public record Entry(KioskRow row, long changed, long spoken) {}

  /** Worst first, then by name, so that rows stand still while nothing happens. */
  static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> entry.row().standing())
          .thenComparing(entry -> entry.row().name());

  /** The kiosk of this name. */
  public Optional<KioskRow> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Entry::row);
  }

  /** The kiosk of this name, where it is in the scope; outside there is none of any name. */
  public Optional<KioskRow> find(String name, Scope scope) {
    return find(name).filter(row -> covers(scope, sitesIn(scope), row));
  }

  /** The part of the picture that is in the scope. */
  public FleetPicture within(Scope scope) {
    if (scope.isWholeFleet()) {
      return this;
    }
    Set<Integer> sites = sitesIn(scope);
    List<Entry> inside =
        entries.stream().filter(entry -> covers(scope, sites, entry.row())).toList();
    return new FleetPicture(
        revision,
        inside,
        inside.stream().collect(Collectors.toMap(entry -> entry.row().name(), entry -> entry)));
  }

  /** The rows of the sites where a kiosk of the scope stands. */
  public Set<Integer> sitesIn(Scope scope) {
    return entries.stream()
        .map(Entry::row)
        .filter(row -> !row.territory().isEmpty() && scope.covers(row.territory()))
        .flatMap(row -> row.site().stream())
        .map(site -> site.id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A kiosk that was never heard of has no territory yet: it belongs to those of its site. */
  private static boolean covers(Scope scope, Set<Integer> sites, KioskRow row) {
    return row.territory().isEmpty()
        ? scope.isWholeFleet() || row.site().map(site -> sites.contains(site.id())).orElse(false)
        : scope.covers(row.territory());
  }

  /** How many kiosks have this standing. */
  public long count(Standing standing) {
    return entries.stream().filter(entry -> entry.row().standing() == standing).count();
  }

  /** What the filter lets through. */
  public Window window(KioskFilter filter) {
    KioskFilter.Compiled compiled = filter.compile();
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    List<Entry> wanted = new ArrayList<>();
    for (Entry entry : within(filter.scope()).entries) {
      if (compiled.wantsButForStanding(entry.row())) {
        counts.merge(entry.row().standing(), 1, Integer::sum);
        if (compiled.wantsStanding(entry.row())) {
          wanted.add(entry);
        }
      }
    }
    return new Window(filter, revision, wanted, counts);
  }

  /**
   * The kiosks that a filter lets through.
   *
   * @param filter the filter
   * @param revision of the picture that it is a part of
   * @param wanted the kiosks, in the order of the list
   * @param counts how many of each standing there are before one is chosen
   */
  public record Window(
      KioskFilter filter, long revision, List<Entry> wanted, Map<Standing, Integer> counts) {

    /** The rows that fit. */
    public List<Entry> shown() {
      return wanted.size() > filter.limit() ? wanted.subList(0, filter.limit()) : wanted;
    }

    /** How many there are of this standing before one is chosen. */
    public int count(Standing standing) {
      return counts.getOrDefault(standing, 0);
    }

    /** How many there are before a standing is chosen. */
    public int total() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
