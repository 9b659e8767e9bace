package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A year in which each of eight kiosks holds two interviews a month, half of them answered, and
 * what the journals' numbers tell of it, where an answer comes next to its interview.
 */
final class SparseYear {

  private static final int KIOSKS = 8;
  private static final List<String> SERVICES =
      List.of("carsat", "carsat", "carsat", "caf", "cpam", "mission-locale");

  /** An interview, and its answer where there is one. */
  record Visit(LocalDate monday, List<KioskRecord> records) {}

  /** An interview that was answered, as the journal's numbers tell. */
  record Answered(int site, String service, LocalDate monday) {
    YearMonth month() {
      return YearMonth.from(monday.plusDays(3));
    }
  }

  private SparseYear() {}

  /** The visits of each kiosk by the Mondays of their weeks; always the same. */
  static Map<Integer, NavigableMap<LocalDate, List<Visit>>> byKiosk() {
    Random random = new Random(2026);
    Map<Integer, NavigableMap<LocalDate, List<Visit>>> kiosks = new TreeMap<>();
    for (int kiosk = 1; kiosk <= KIOSKS; kiosk++) {
      NavigableMap<LocalDate, List<Visit>> year = new TreeMap<>();
      for (Visit visit : visits(random)) {
        year.computeIfAbsent(visit.monday(), _ -> new ArrayList<>()).add(visit);
      }
      kiosks.put(kiosk, year);
    }
    return kiosks;
  }

  private static List<Visit> visits(Random random) {
    List<Visit> visits = new ArrayList<>();
    for (int half = 0; half < 24; half++) {
      LocalDate day = LocalDate.of(2025, half / 2 + 1, 1 + half % 2 * 14 + random.nextInt(13));
      ServiceCode service = new ServiceCode(SERVICES.get(random.nextInt(SERVICES.size())));
      Instant started = day.atTime(9 + random.nextInt(8), 12).toInstant(ZoneOffset.UTC);
      List<KioskRecord> records = new ArrayList<>();
      records.add(
          new KioskRecord.Interview(service, started, Duration.ofMinutes(20), Outcome.HELD));
      if (random.nextInt(100) < 55) {
        records.add(
            new KioskRecord.Survey(
                service,
                monday(day),
                random.nextInt(100) < 10
                    ? Satisfaction.NOT_SATISFIED
                    : random.nextInt(4) == 0 ? Satisfaction.SATISFIED : Satisfaction.VERY_SATISFIED,
                Optional.of(Recommendation.YES),
                Optional.of(Resolution.YES)));
      }
      visits.add(new Visit(monday(day), records));
    }
    return visits;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Makes a site of the kiosk's number and plans it there. */
  static void place(TestPages.Running pages, int kiosk) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                      + " VALUES (?, ?, 'Relais', 'Cajarc', '46045', 44.5, 1.8)",
                  kiosk,
                  "site-" + kiosk);
              handle.execute(
                  "INSERT INTO planned_kiosk (name, site_id, planned) VALUES (?, ?,"
                      + " UTC_TIMESTAMP(3))",
                  "borne-0" + kiosk,
                  kiosk);
            });
  }

  /** Who answered, as interviews and the numbers of records tell. */
  static List<Answered> answered(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT i.site_id, i.service, i.started FROM interview i
                        JOIN record r ON r.journal_id = i.journal_id AND r.number = i.number + 1
                        WHERE r.type = 'survey'
                        """)
                    .map(
                        (row, _) ->
                            new Answered(
                                row.getInt(1),
                                row.getString(2),
                                monday(row.getObject(3, LocalDateTime.class).toLocalDate())))
                    .list());
  }

  static long count(TestPages.Running pages, String sql) {
    return pages
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
