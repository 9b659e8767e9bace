package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.territory.TerritoryNameFormatter;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.protocol.NodeAddress;
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
 * @param byAddress the same kiosks by what names them in addresses
 */
public record FleetSnapshot(
    long revision, List<Entry> entries, Map<KioskUrlName, Entry> byAddress) {

  /** Nothing is known yet. */
  static final FleetSnapshot EMPTY = new FleetSnapshot(0, List.of(), Map.of());

  /**
   * A row with the revisions of its changes.
   *
   * @param changed the revision in which its look last changed
   * @param spoken the revision in which what it says last changed, figures left aside
   */
  public record Entry(KioskRow row, long changed, long spoken) {}

  /** Worst first, then by name and territory, so that rows stand still while nothing happens. */
  static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> entry.row().condition().level())
          .thenComparing(entry -> entry.row().standing())
          .thenComparing(entry -> entry.row().name())
          .thenComparing(entry -> entry.row().territory());

  /** The kiosk of this group and node. */
  public Optional<KioskRow> find(NodeAddress node) {
    return Optional.ofNullable(byAddress.get(new KioskUrlName.OfNode(node))).map(Entry::row);
  }

  /**
   * The kiosk that an address names, where it is in the scope: outside there is none of any name.
   * What is no address of today is a name alone, as addresses were once.
   *
   * @throws AmbiguousKioskException when the name alone is that of several in the scope
   */
  public Optional<KioskRow> find(KioskUrlName kiosk, Scope scope) {
    Optional<KioskRow> addressed = at(kiosk, scope);
    return addressed.isPresent() ? addressed : named(kiosk.text(), scope, sitesIn(scope));
  }

  /** The kiosk of this address, where it is in the scope. */
  Optional<KioskRow> at(KioskUrlName address, Scope scope) {
    return Optional.ofNullable(byAddress.get(address))
        .map(Entry::row)
        .filter(row -> covers(scope, sitesIn(scope), row));
  }

  /** What tells a kiosk from others: its name, with the territory where another has it too. */
  public String name(NodeAddress node, LocalizedText text) {
    boolean isTwin =
        entries.stream()
            .map(Entry::row)
            .anyMatch(it -> it.name().equals(node.node()) && !it.territory().equals(node.group()));
    return isTwin
        ? text.say("kiosk.twin", node.node(), TerritoryNameFormatter.of(node.group()))
        : node.node();
  }

  /** The kiosk of this name, where there is one only. */
  public Optional<KioskRow> named(String name) {
    List<Entry> named =
        entries.stream().filter(entry -> entry.row().name().equals(name)).limit(2).toList();
    return named.size() == 1 ? Optional.of(named.getFirst().row()) : Optional.empty();
  }

  private Optional<KioskRow> named(String name, Scope scope, Set<Integer> sites) {
    List<KioskRow> named =
        entries.stream()
            .map(Entry::row)
            .filter(row -> row.name().equals(name))
            .filter(row -> covers(scope, sites, row))
            .toList();
    if (named.size() > 1) {
      throw new AmbiguousKioskException(
          name, named.stream().map(KioskRow::address).sorted().toList());
    }
    return named.stream().findFirst();
  }

  /** The part of the picture that is in the scope. */
  public FleetSnapshot within(Scope scope) {
    if (scope.isWholeFleet()) {
      return this;
    }
    Set<Integer> sites = sitesIn(scope);
    List<Entry> inside =
        entries.stream().filter(entry -> covers(scope, sites, entry.row())).toList();
    return new FleetSnapshot(
        revision,
        inside,
        inside.stream().collect(Collectors.toMap(entry -> entry.row().address(), entry -> entry)));
  }

  /** The rows of the sites where a kiosk of the scope stands. */
  public Set<Integer> sitesIn(Scope scope) {
    return entries.stream()
        .map(Entry::row)
        .filter(row -> row.node().filter(scope::covers).isPresent())
        .flatMap(row -> row.site().stream())
        .map(site -> site.id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A kiosk that was never heard of has no territory yet: it belongs to those of its site. */
  private static boolean covers(Scope scope, Set<Integer> sites, KioskRow row) {
    return row.node()
        .map(scope::covers)
        .orElseGet(
            () ->
                scope.isWholeFleet()
                    || row.site().filter(it -> sites.contains(it.id())).isPresent());
  }

  /** How many kiosks have this standing. */
  public long count(KioskStatusCode standing) {
    return entries.stream().filter(entry -> entry.row().standing() == standing).count();
  }

  /** What the filter lets through. */
  public Window window(KioskQuery filter) {
    KioskQuery.Compiled compiled = filter.compile();
    Map<ServiceLevel, List<KioskRow>> levels = new EnumMap<>(ServiceLevel.class);
    List<Entry> wanted = new ArrayList<>();
    for (Entry entry : within(filter.scope()).entries) {
      if (compiled.wantsButForStanding(entry.row())) {
        levels
            .computeIfAbsent(entry.row().condition().level(), _ -> new ArrayList<>())
            .add(entry.row());
        if (compiled.wantsStanding(entry.row())) {
          wanted.add(entry);
        }
      }
    }
    return new Window(filter, revision, wanted, levels);
  }

  /**
   * The kiosks that a filter lets through.
   *
   * @param filter the filter
   * @param revision of the picture that it is a part of
   * @param wanted the kiosks, in the order of the list
   * @param levels the kiosks of each level before levels or standings are chosen
   */
  public record Window(
      KioskQuery filter,
      long revision,
      List<Entry> wanted,
      Map<ServiceLevel, List<KioskRow>> levels) {

    /** The rows that fit. */
    public List<Entry> shown() {
      return wanted.size() > filter.limit() ? wanted.subList(0, filter.limit()) : wanted;
    }

    /** The kiosks of this level before one is chosen. */
    public List<KioskRow> at(ServiceLevel level) {
      return levels.getOrDefault(level, List.of());
    }

    /** How many there are before one is chosen. */
    public int total() {
      return levels.values().stream().mapToInt(List::size).sum();
    }
  }
}
