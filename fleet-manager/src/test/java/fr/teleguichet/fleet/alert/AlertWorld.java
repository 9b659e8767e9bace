package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.alert.AlertOracle.Sight;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A month of a made-up fleet, minute by minute: outages, cut lines, a broker that goes, kiosks that
 * come and go, reports that nobody can read, closed hours, maintenance, and a clock that is set.
 */
final class AlertWorld {

  static final int MINUTES = 30 * 24 * 60;
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Four sites: by day, by night, without hours, and by day on Saturdays too. */
  private static final int SITES = 4;

  /** A subject with one thing that may hold of it. */
  static final class Track {
    final ObservedCondition.Key key;
    final Optional<Integer> site;
    final boolean[] holds = new boolean[MINUTES];
    final boolean[] hidden = new boolean[MINUTES];

    Track(ObservedCondition.Key key, Optional<Integer> site) {
      this.key = key;
      this.site = site;
    }

    Sight sight(int minute) {
      return hidden[minute] ? Sight.UNKNOWN : holds[minute] ? Sight.YES : Sight.NO;
    }
  }

  /** Planned work at a site, or everywhere. */
  private record Work(Optional<Integer> site, Instant from, Instant to) {}

  final List<Track> tracks = new ArrayList<>();
  final int kiosks;
  private final Random random;
  private final Instant start;
  private final long[] set = new long[MINUTES];
  private final List<Work> works = new ArrayList<>();
  private final Set<Integer> brokenReads = new java.util.HashSet<>();

  /** A month that begins here; the same seed is the same month. */
  AlertWorld(long seed, Instant start) {
    this.random = new Random(seed);
    this.start = start;
    Track broker = track(new AlertSubject.Network(), Optional.empty(), AlertKind.OFFLINE, "");
    List<Track> links = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Optional<Integer> site = i < 10 ? Optional.of(i % SITES) : Optional.empty();
      AlertSubject kiosk = new AlertSubject.OfKiosk(new NodeAddress("lot", "k" + i));
      Track link = track(kiosk, site, AlertKind.OFFLINE, "");
      links.add(link);
      outages(link, 6, 90);
      Track printer = track(kiosk, site, AlertKind.DEGRADED, "printer");
      outages(printer, 4, 300);
      Track paper = track(kiosk, site, AlertKind.TAMPER, "enclosure");
      outages(paper, 2, 40);
    }
    this.kiosks = links.size();
    cuts(links, broker);
    flapping(links.get(random.nextInt(links.size())));
    for (int site = 0; site < SITES; site++) {
      // That a record came late shows as a condition that is over although nobody was there.
      Track use =
          track(new AlertSubject.OfSite(site, "lot"), Optional.of(site), AlertKind.SITE_UNUSED, "");
      outages(use, 2, 4_000);
    }
    silence(links);
    works();
    clock();
  }

  private Track track(AlertSubject subject, Optional<Integer> site, AlertKind kind, String topic) {
    Track track = new Track(new ObservedCondition.Key(kind, subject, topic), site);
    tracks.add(track);
    return track;
  }

  private void outages(Track track, int most, int longest) {
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      hold(track, random.nextInt(MINUTES), 1 + random.nextInt(longest));
    }
  }

  private static void hold(Track track, int from, int length) {
    for (int minute = from; minute < Math.min(MINUTES, from + length); minute++) {
      track.holds[minute] = true;
    }
  }

  private void cuts(List<Track> links, Track broker) {
    for (int i = 0; i < 6; i++) {
      int site = random.nextInt(SITES);
      int from = random.nextInt(MINUTES);
      int length = 5 + random.nextInt(400);
      links.stream()
          .filter(it -> it.site.filter(at -> at == site).isPresent())
          .forEach(it -> hold(it, from + random.nextInt(8), length + random.nextInt(20)));
    }
    for (int i = 0; i < 5; i++) {
      // From a third to two thirds of all: some are the fleet's, and some are nobody's in common.
      List<Track> some = new ArrayList<>(links);
      Collections.shuffle(some, random);
      int from = random.nextInt(MINUTES);
      some.subList(0, 4 + random.nextInt(4)).forEach(it -> hold(it, from, 60));
    }
    for (int i = 0; i < 3; i++) {
      int from = random.nextInt(MINUTES - 10);
      int length = 5 + random.nextInt(200);
      if (random.nextBoolean()) {
        hold(broker, from, length);
      }
      links.stream()
          .filter(_ -> random.nextInt(10) > 0)
          .forEach(it -> hold(it, from + random.nextInt(6), length + random.nextInt(10)));
    }
  }

  private void flapping(Track track) {
    int from = random.nextInt(MINUTES - 2_000);
    for (int minute = from; minute < from + 1_500; ) {
      int on = 1 + random.nextInt(12);
      hold(track, minute, on);
      minute += on + 1 + random.nextInt(9);
    }
  }

  /** A silent kiosk says nothing of its printer, and now and then a kind can't be read at all. */
  private void silence(List<Track> links) {
    Map<AlertSubject, Track> bySubject = new HashMap<>();
    links.forEach(it -> bySubject.put(it.key.subject(), it));
    for (int i = 0; i < 5; i++) {
      int from = random.nextInt(MINUTES);
      for (int minute = from; minute < Math.min(MINUTES, from + 30); minute++) {
        boolean _ = brokenReads.add(minute);
      }
    }
    for (Track track : tracks) {
      Track link = bySubject.get(track.key.subject());
      for (int minute = 0; minute < MINUTES; minute++) {
        boolean isSilent = link != null && link.holds[minute] && track != link;
        boolean isUnread =
            track.key.kind() == AlertKind.SITE_UNUSED && brokenReads.contains(minute);
        track.hidden[minute] = isSilent || isUnread;
      }
    }
  }

  private void works() {
    for (int i = 0; i < 8; i++) {
      Instant from = start.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
      works.add(
          new Work(
              random.nextInt(4) == 0 ? Optional.empty() : Optional.of(random.nextInt(SITES)),
              from,
              from.plus(Duration.ofMinutes(10 + random.nextInt(600)))));
    }
  }

  /** Somebody sets it three hours back, two days on, and right again. */
  private void clock() {
    for (int i = 0; i < 3; i++) {
      int from = random.nextInt(MINUTES);
      long minutes = List.of(-180L, 2_880L, 37L).get(i);
      for (int minute = from; minute < Math.min(MINUTES, from + 300); minute++) {
        set[minute] = minutes;
      }
    }
  }

  /** What the clock on the wall says. */
  Instant wall(int minute) {
    return start.plus(Duration.ofMinutes(minute + set[minute]));
  }

  /** What is seen at this minute. */
  ObservedConditions seen(int minute) {
    List<ObservedCondition> conditions = new ArrayList<>();
    Set<AlertSubject> silent = new java.util.HashSet<>();
    for (Track track : tracks) {
      boolean isLink = track.key.kind() == AlertKind.OFFLINE;
      if (isLink && track.holds[minute] && track.key.subject() instanceof AlertSubject.OfKiosk) {
        boolean _ = silent.add(track.key.subject());
      }
      if (track.sight(minute) == Sight.YES) {
        conditions.add(new ObservedCondition(track.key, track.site, wall(minute), 0));
      }
    }
    Set<AlertKind> read = EnumSet.of(AlertKind.OFFLINE, AlertKind.DEGRADED, AlertKind.TAMPER);
    if (!brokenReads.contains(minute)) {
      boolean _ = read.add(AlertKind.SITE_UNUSED);
    }
    return ObservedConditions.of(conditions, read, silent, kiosks);
  }

  /** What the program is told of quiet: hours and windows as they are written down. */
  QuietTimes quiet(int minute) {
    Instant now = wall(minute);
    return (condition, rule) ->
        isWorkedOn(condition.site(), condition.key().kind(), now)
            || (rule.quietWhenClosed()
                && condition
                    .site()
                    .flatMap(AlertWorld::hours)
                    .filter(it -> !it.isOpen(now))
                    .isPresent());
  }

  /** The same as the clock on the wall says it. */
  boolean isQuiet(Track track, int minute) {
    ZonedDateTime now = wall(minute).atZone(PARIS);
    boolean isClosed = track.site.filter(site -> !isOpen(site, now)).isPresent();
    return isWorkedOn(track.site, track.key.kind(), now.toInstant())
        || (isClosed && track.key.kind() != AlertKind.TAMPER);
  }

  private boolean isWorkedOn(Optional<Integer> site, AlertKind kind, Instant now) {
    assert kind != AlertKind.MANAGER_DISK;
    return works.stream()
        .filter(it -> !now.isBefore(it.from()) && now.isBefore(it.to()))
        .anyMatch(it -> it.site().isEmpty() || it.site().equals(site));
  }

  private static boolean isOpen(int site, ZonedDateTime now) {
    int minutes = now.getHour() * 60 + now.getMinute();
    boolean isWeekday = now.getDayOfWeek().getValue() <= 5;
    return switch (site) {
      case 0 -> isWeekday && minutes >= 510 && minutes < 1_050;
      case 1 -> minutes >= 1_320 || minutes < 360;
      case 2 -> true;
      default -> now.getDayOfWeek() != DayOfWeek.SUNDAY && minutes >= 540 && minutes < 720;
    };
  }

  private static Optional<OpeningHours> hours(int site) {
    Map<DayOfWeek, List<Span>> week = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean isWeekday = day.getValue() <= 5;
      List<Span> spans =
          switch (site) {
            case 0 -> isWeekday ? span(8, 30, 17, 30) : List.of();
            case 1 -> span(22, 0, 6, 0);
            default -> day == DayOfWeek.SUNDAY ? List.<Span>of() : span(9, 0, 12, 0);
          };
      List<Span> _ = week.put(day, spans);
    }
    return site == 2 ? Optional.empty() : Optional.of(new OpeningHours(PARIS, week, Map.of()));
  }

  private static List<Span> span(int hour, int minute, int toHour, int toMinute) {
    return List.of(new Span(LocalTime.of(hour, minute), LocalTime.of(toHour, toMinute)));
  }
}
