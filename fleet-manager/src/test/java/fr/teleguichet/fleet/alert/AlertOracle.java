package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.alert.AlertWorld.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which alerts must have been told, knowing the whole month beforehand: it finds out from each
 * track when something held, and asks of each minute who may be told. It shares no code with the
 * engine and remembers nothing from one minute to the next but what was told.
 */
final class AlertOracle {

  /** What is seen of a track. */
  enum Sight {
    YES,
    NO,
    UNKNOWN
  }

  private static final int CALM = 5;
  private static final int TOGETHER = 5;

  /** Something that held without a break that counts. */
  static final class Spell {
    final Track track;
    final int begin;
    final int end;
    boolean isTold;

    Spell(Track track, int begin, int end) {
      this.track = track;
      this.begin = begin;
      this.end = end;
    }

    boolean isAt(int minute) {
      return begin <= minute && minute < end;
    }

    String name() {
      return track.key.subject().code() + "@" + begin;
    }
  }

  /** An alert that must have been told. */
  static final class Due {
    final AlertKind kind;
    final String place;
    final int first;
    final int opened;
    final List<Spell> members = new ArrayList<>();
    int resolved = -1;

    /** When people are told that it ended by itself; never where somebody said so. */
    int endTold = -1;

    boolean isByAPerson;

    Due(AlertKind kind, String place, int first, int opened) {
      this.kind = kind;
      this.place = place;
      this.first = first;
      this.opened = opened;
    }

    boolean isFor(Spell spell) {
      boolean isNear = spell.begin >= first && spell.begin <= first + TOGETHER;
      return spell.track.key.kind() == kind
          && switch (place) {
            case "fleet" -> isNear;
            case "alone" ->
                !members.isEmpty() && members.getFirst().track.key.equals(spell.track.key);
            default ->
                spell.track.site.filter(it -> place.equals("site" + it)).isPresent()
                    && (kind != AlertKind.OFFLINE || isNear);
          };
    }

    @Override
    public String toString() {
      return kind
          + " "
          + place
          + " "
          + opened
          + "–"
          + resolved
          + "/"
          + endTold
          + " "
          + members.stream().map(Spell::name).toList();
    }
  }

  private final AlertWorld world;
  final List<Spell> spells = new ArrayList<>();
  final List<Due> alerts = new ArrayList<>();

  /**
   * Goes through the month.
   *
   * @param resolutions at which minutes a person resolves the oldest alert that is open
   */
  AlertOracle(AlertWorld world, java.util.Set<Integer> resolutions) {
    this.world = world;
    world.tracks.forEach(this::spells);
    Map<Integer, List<Spell>> byBegin = new TreeMap<>();
    spells.forEach(
        it -> {
          boolean _ = byBegin.computeIfAbsent(it.begin, _ -> new ArrayList<>()).add(it);
        });
    List<Spell> now = new ArrayList<>();
    for (int minute = 0; minute < AlertWorld.MINUTES; minute++) {
      int at = minute;
      boolean _ = now.removeIf(it -> it.end <= at);
      now.addAll(byBegin.getOrDefault(minute, List.of()));
      tell(now, minute);
      end(minute);
      if (resolutions.contains(minute)) {
        alerts.stream()
            .filter(it -> it.resolved < 0)
            .findFirst()
            .ifPresent(
                it -> {
                  it.resolved = at;
                  it.isByAPerson = true;
                });
      }
    }
    alerts.forEach(this::tellEnd);
  }

  private void tellEnd(Due alert) {
    if (alert.resolved < 0 || alert.isByAPerson) {
      return;
    }
    for (int minute = alert.resolved; minute < AlertWorld.MINUTES; minute++) {
      int at = minute;
      if (alert.members.stream().anyMatch(it -> !world.isQuiet(it.track, at))) {
        alert.endTold = minute;
        return;
      }
    }
  }

  private void spells(Track track) {
    for (int minute = 0; minute < AlertWorld.MINUTES; minute++) {
      if (track.sight(minute) == Sight.YES) {
        int end = end(track, minute);
        spells.add(new Spell(track, minute, end));
        minute = end;
      }
    }
  }

  /**
   * The first minute at which it is seen not to hold, and was five minutes ago, and not between.
   */
  private static int end(Track track, int begin) {
    int gone = -1;
    for (int minute = begin; minute < AlertWorld.MINUTES; minute++) {
      switch (track.sight(minute)) {
        case YES -> gone = -1;
        case NO -> {
          gone = gone < 0 ? minute : gone;
          if (minute - gone >= CALM) {
            return minute;
          }
        }
        case UNKNOWN -> {}
      }
    }
    return AlertWorld.MINUTES;
  }

  private void tell(List<Spell> now, int minute) {
    for (AlertKind kind : AlertKind.values()) {
      List<Spell> untold = new ArrayList<>();
      for (Spell spell : now) {
        if (spell.track.key.kind() == kind
            && !spell.isTold
            && spell.track.sight(minute) == Sight.YES
            && !world.isQuiet(spell.track, minute)) {
          untold.add(spell);
        }
      }
      if (untold.isEmpty()) {
        continue;
      }
      untold.sort(
          Comparator.comparingInt((Spell it) -> it.begin)
              .thenComparing(it -> it.track.key.subject().code()));
      for (Due alert : alerts) {
        if (alert.resolved < 0) {
          take(alert, untold);
        }
      }
      while (true) {
        Optional<Spell> first =
            untold.stream()
                .filter(it -> minute - it.begin >= kind.preset().delay().toMinutes())
                .findFirst();
        if (first.isEmpty()) {
          break;
        }
        Due alert = new Due(kind, place(first.get(), now), first.get().begin, minute);
        alert.members.add(first.get());
        first.get().isTold = true;
        boolean _ = untold.remove(first.get());
        take(alert, untold);
        alerts.add(alert);
      }
    }
  }

  private static void take(Due alert, List<Spell> untold) {
    for (Spell spell : List.copyOf(untold)) {
      if (alert.isFor(spell)) {
        alert.members.add(spell);
        spell.isTold = true;
        boolean _ = untold.remove(spell);
      }
    }
  }

  private String place(Spell first, List<Spell> now) {
    AlertKind kind = first.track.key.kind();
    if (kind == AlertKind.SITE_UNUSED) {
      return "site" + first.track.site.orElseThrow();
    }
    if (kind != AlertKind.OFFLINE) {
      return "alone";
    }
    List<Spell> near =
        now.stream()
            .filter(it -> it.track.key.kind() == kind)
            .filter(it -> it.begin >= first.begin && it.begin <= first.begin + TOGETHER)
            .toList();
    boolean isBroker =
        near.stream().anyMatch(it -> it.track.key.subject() instanceof AlertSubject.Network);
    boolean isHalf = near.size() >= 3 && near.size() * 2 >= world.kiosks;
    return isBroker || isHalf ? "fleet" : first.track.site.map(it -> "site" + it).orElse("alone");
  }

  private void end(int minute) {
    for (Due alert : alerts) {
      if (alert.resolved < 0 && alert.members.stream().allMatch(it -> it.end <= minute)) {
        alert.resolved = minute;
      }
    }
  }
}
