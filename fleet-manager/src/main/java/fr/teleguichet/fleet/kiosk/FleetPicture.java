package fr.teleguichet.fleet.kiosk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** How many kiosks have this standing. */
  public long count(Standing standing) {
    return entries.stream().filter(entry -> entry.row().standing() == standing).count();
  }

  /** What the filter lets through. */
  public Window window(KioskFilter filter) {
    KioskFilter.Compiled compiled = filter.compile();
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    List<Entry> wanted = new ArrayList<>();
    for (Entry entry : entries) {
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
