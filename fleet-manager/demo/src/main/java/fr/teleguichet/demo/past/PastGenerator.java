package fr.teleguichet.demo.past;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Makes up a past: always the same one for the same day. How often, with whom and how content
 * follows what is told of the first network in the Lot (250 interviews at 8 kiosks in 18 months,
 * two thirds of them about pensions, 94 % satisfied, nine in ten would recommend it); everything
 * else is guessed.
 */
final class PastGenerator {

  static final int MONTHS = 18;
  static final int HELD = 250;

  static final ZoneId PLACE = ZoneId.of("Europe/Paris");
  private static final int ABANDONED = 31;
  private static final int UNANSWERED = 24;
  private static final int FAILED = 9;
  private static final int[] OPEN = {9, 10, 11, 14, 15, 16};

  /** More was asked for after a summer and before the year's forms; of each month, from January. */
  private static final double[] SEASON = {
    1.3, 1.2, 1.2, 1.0, 0.9, 0.9, 0.6, 0.4, 1.1, 1.2, 1.1, 0.8
  };

  private static final ExactCountSequence<String> HELD_SERVICES =
      new ExactCountSequence<String>()
          .with("carsat", 167)
          .with("caf", 35)
          .with("cpam", 25)
          .with("point-info-famille", 14)
          .with("mission-locale", 9);

  private static final WeightedChoice<String> WANTED_SERVICES =
      new WeightedChoice<String>()
          .or("carsat", 66)
          .or("caf", 14)
          .or("cpam", 10)
          .or("point-info-famille", 6)
          .or("mission-locale", 4);

  private final RandomGenerator random = new SplittableRandom(46);
  private final LocalDate from;
  private final LocalDate to;
  private final List<PastKiosk> kiosks;

  private PastGenerator(LocalDate to, List<PastKiosk> kiosks) {
    this.to = to;
    this.from = to.withDayOfMonth(1).minusMonths(MONTHS);
    this.kiosks = kiosks;
  }

  /**
   * A past that ended yesterday.
   *
   * @param today the day after its last
   */
  static GeneratedPast until(LocalDate today, List<PastKiosk> kiosks) {
    return new PastGenerator(today, kiosks).generate();
  }

  private GeneratedPast generate() {
    List<PastInterview> interviews = new ArrayList<>();
    held(interviews);
    attempts(interviews, ABANDONED, "abandoned");
    attempts(interviews, UNANSWERED, "unanswered");
    attempts(interviews, FAILED, "failed");
    interviews.sort(Comparator.comparing(PastInterview::started));
    List<PastSurveyAnswers> answers =
        new PastSurveyGenerator(random)
            .answers(interviews.stream().filter(PastInterview::isHeld).toList());
    List<PastIncident> troubles = new ArrayList<>();
    kiosks.forEach(kiosk -> troubles(troubles, kiosk));
    troubles.sort(Comparator.comparing(PastIncident::begun));
    return new GeneratedPast(
        from, to, kiosks, interviews, answers, presences(interviews), troubles);
  }

  /** Who had an interview was there, and so were others. */
  private List<PastPresenceCount> presences(List<PastInterview> interviews) {
    Map<String, Integer> sessions = sessionsByHour(interviews);
    List<PastPresenceCount> presences = new ArrayList<>();
    for (PastKiosk kiosk : kiosks) {
      for (LocalDate day = installed(kiosk); day.isBefore(to); day = day.plusDays(1)) {
        if (isOpen(day)) {
          for (int hour : OPEN) {
            Instant begin = day.atTime(hour, 0).atZone(PLACE).toInstant();
            int served = sessions.getOrDefault(kiosk.name() + begin, 0);
            presence(kiosk, begin, served).ifPresent(presences::add);
          }
        }
      }
    }
    return presences;
  }

  private static Map<String, Integer> sessionsByHour(List<PastInterview> interviews) {
    return interviews.stream()
        .collect(
            Collectors.toMap(
                it -> it.kiosk() + it.started().truncatedTo(ChronoUnit.HOURS),
                _ -> 1,
                Integer::sum));
  }

  private Optional<PastPresenceCount> presence(PastKiosk kiosk, Instant hour, int served) {
    int visits = served + (random.nextDouble() < 0.12 * kiosk.weight() ? 1 : 0);
    int passers = random.nextInt(1 + (int) Math.round(4 * kiosk.weight()));
    return visits + passers == 0
        ? Optional.empty()
        : Optional.of(new PastPresenceCount(kiosk.name(), hour, passers, visits));
  }

  private static boolean isOpen(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }

  /** At each kiosk as many as it is told to have, and at each of them two thirds about pensions. */
  private void held(List<PastInterview> interviews) {
    ExactCountSequence<PastKiosk> places = new ExactCountSequence<>();
    for (PastKiosk kiosk : kiosks) {
      places = places.with(kiosk, kiosk.held());
    }
    List<PastKiosk> where = places.sorted();
    List<String> services = HELD_SERVICES.spread();
    for (int i = 0; i < where.size(); i++) {
      interviews.add(interview(where.get(i), services.get(i), anyDay(where.get(i)), "held"));
    }
  }

  /** A day on which people came there. */
  private LocalDate anyDay(PastKiosk kiosk) {
    LocalDate day;
    do {
      day = from.plusDays(random.nextLong(from.until(to).toTotalMonths() * 30 + 28));
    } while (!day.isBefore(to) || day.isBefore(installed(kiosk)) || !wanted(day));
    return day;
  }

  private void attempts(List<PastInterview> interviews, int count, String outcome) {
    var kiosk = new WeightedChoice<PastKiosk>();
    for (PastKiosk it : kiosks) {
      var _ = kiosk.or(it, it.weight());
    }
    for (int i = 0; i < count; i++) {
      PastKiosk where = kiosk.draw(random);
      interviews.add(interview(where, WANTED_SERVICES.draw(random), anyDay(where), outcome));
    }
  }

  private LocalDate installed(PastKiosk kiosk) {
    return to.withDayOfMonth(1).minusMonths(kiosk.months());
  }

  /** On working days, after the season and a little more with each month. */
  private boolean wanted(LocalDate day) {
    double growth = 0.7 + 0.5 * from.until(day).toTotalMonths() / MONTHS;
    return isOpen(day) && random.nextDouble() < SEASON[day.getMonthValue() - 1] * growth / 1.6;
  }

  private PastInterview interview(PastKiosk kiosk, String service, LocalDate day, String outcome) {
    int half = random.nextInt(2) == 0 ? 9 * 60 : 14 * 60;
    LocalTime time = LocalTime.of(0, 0).plusMinutes(half + random.nextLong(150));
    int waited = (int) (15 + Math.abs(random.nextGaussian()) * 150);
    int seconds = (int) Math.clamp(16 * 60 + random.nextGaussian() * 6 * 60, 3 * 60, 45 * 60);
    return new PastInterview(
        kiosk.name(),
        service,
        day.atTime(time.plusSeconds(random.nextLong(60))).atZone(PLACE).toInstant(),
        outcome,
        switch (outcome) {
          case "held" -> seconds;
          case "failed" -> 20 + random.nextInt(200);
          default -> 0;
        },
        outcome.equals("held") ? Math.min(waited, 10 * 60) : 60 + random.nextInt(540));
  }

  /** An update each month; and every few weeks something for the mediator or the technician. */
  private void troubles(List<PastIncident> troubles, PastKiosk kiosk) {
    for (LocalDate month = installed(kiosk).plusMonths(1);
        month.isBefore(to);
        month = month.plusMonths(1)) {
      troubles.add(
          new PastIncident.Stopped(
              kiosk.name(), at(month.plusDays(6), 3), Duration.ofMinutes(4), "update"));
    }
    LocalDate day = installed(kiosk).plusDays(random.nextLong(5, 30));
    while (day.isBefore(to.minusDays(3))) {
      troubles.add(trouble(kiosk.name(), at(day, 8 + random.nextInt(9))));
      day = day.plusDays(random.nextLong(9, 40));
    }
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 20).atZone(PLACE).toInstant();
  }

  private PastIncident trouble(String kiosk, Instant begun) {
    Duration brief = Duration.ofMinutes(random.nextLong(20, 240));
    Duration days = Duration.ofHours(random.nextLong(5, 60));
    return switch (random.nextInt(8)) {
      case 0 -> new PastIncident.Lost(kiosk, begun, brief);
      case 1 -> new PastIncident.Lost(kiosk, begun, days);
      case 2 -> new PastIncident.Stopped(kiosk, begun, brief, "maintenance");
      case 3 -> peripheral(kiosk, "printer", begun, brief, "error", "media-jam");
      case 4 -> peripheral(kiosk, "scanner", begun, days, "error", "offline");
      case 5 -> new PastIncident.Peripheral(kiosk, "camera", begun, brief, false, "", "");
      default -> peripheral(kiosk, "printer", begun, days, "warning", "media-low");
    };
  }

  private static PastIncident peripheral(
      String kiosk, String device, Instant begun, Duration lasted, String state, String reasons) {
    return new PastIncident.Peripheral(kiosk, device, begun, lasted, true, state, reasons);
  }
}
