package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.impact.ImpactParametersRepository;
import fr.teleguichet.fleet.impact.ImpactParametersVersion;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures that are taken while kiosks report. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class EvaluationContentAssemblerIT {

  private static final LocalDateTime LATE = LocalDateTime.of(2025, 11, 3, 9, 0);

  /** A chapter before which something happens. */
  private record Interrupted(ChapterSource source, Runnable event) implements ChapterSource {
    @Override
    public EvaluationChapter chapter() {
      return source.chapter();
    }

    @Override
    public ChapterContent read(EvaluationContext question) {
      // Somebody else does it, on a thread and a connection of their own.
      CompletableFuture.runAsync(event).join();
      return source.read(question);
    }
  }

  private static List<ChapterContent> read(TestPages.Running pages, Runnable meanwhile) {
    return read(pages, new MonthRange(YearMonth.of(2024, 7), YearMonth.of(2025, 12)), meanwhile);
  }

  private static List<ChapterContent> read(
      TestPages.Running pages, MonthRange months, Runnable meanwhile) {
    ApplicationContext context = pages.context();
    List<ChapterSource> sources =
        context.getBeansOfType(ChapterSource.class).stream()
            .map(
                it ->
                    it.chapter() == EvaluationChapter.NETWORK ? new Interrupted(it, meanwhile) : it)
            .toList();
    ImpactParametersVersion newest = context.getBean(ImpactParametersRepository.class).newest();
    return new EvaluationContentAssembler(
            pages.database(),
            sources,
            context.getBean(UsageReader.class),
            context.getBean(VisibleSites.class),
            context.getBean(TerritoryPageFactory.class),
            pages.clock())
        .read(months, "", new FrozenParameters(newest.version(), newest.sha256(), newest.content()))
        .chapters();
  }

  @Test
  void anInterviewThatArrivesMeanwhileIsInNoFigureAndInAllOfTheNextTime(TestPages.Running pages) {
    PublishedAccount.on(pages);
    List<ChapterContent> before = read(pages, () -> {});

    assertThat(read(pages, () -> arrives(pages))).isEqualTo(before);
    assertThat(read(pages, () -> {})).isNotEqualTo(before);
  }

  @Test
  void whatCouldCallNobodyStandsBesideTheRequestsAndIsNoneOfThem(TestPages.Running pages) {
    PublishedAccount.on(pages);
    ChapterContent before = interviews(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service,"
                          + " started, seconds, outcome)"
                          + " VALUES (1, 901, 1, 1, 'caf', ?, 0, 'unreached')",
                      LATE);
            });

    ChapterContent after = interviews(pages);

    assertThat(after.find(Indicator.UNREACHED)).contains(new Measure.Count(1));
    for (Indicator same : List.of(Indicator.INTERVIEWS, Indicator.ATTEMPTS, Indicator.FAILED)) {
      assertThat(after.find(same)).as(same.code()).isEqualTo(before.find(same)).isPresent();
    }
  }

  /** After forty days without a network: what it held is in its month, and the report says so. */
  @Test
  void whatAKioskBringsAfterFortyDaysIsInItsMonthAndTheReportSaysHowMuchCameLate(
      TestPages.Running pages) {
    Instant now = pages.clock().instant();
    YearMonth then = MonthRange.of(now.minus(Duration.ofDays(40)));
    MonthRange months = new MonthRange(then, then);
    ChapterContent before = interviews(pages, months);
    assertThat(before.find(Indicator.INTERVIEWS)).contains(new Measure.Count(0));
    assertThat(before.remarks()).noneMatch(it -> it.kind() == RemarkKind.CAME_LATE);

    var _ =
        pages
            .kiosk("lot", "borne-late")
            .born()
            .records(List.of(held(now.minus(Duration.ofDays(40))), held(now)));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> rows(pages, "SELECT COUNT(*) FROM interview") == 2);

    ChapterContent after = interviews(pages, months);
    assertThat(after.find(Indicator.INTERVIEWS)).contains(new Measure.Count(1));
    assertThat(after.remarks()).contains(Remark.of(RemarkKind.CAME_LATE, 1));
    YearMonth current = MonthRange.of(now);
    assertThat(interviews(pages, new MonthRange(current, current)).remarks())
        .as("what is of this month is not late")
        .noneMatch(it -> it.kind() == RemarkKind.CAME_LATE);
  }

  /** A clock that leapt ahead, or began with 1970. */
  @Test
  void whatNobodyCanDateIsInNoMonthAndTheReportSaysHowMuchItIs(TestPages.Running pages) {
    Instant now = pages.clock().instant();
    YearMonth current = MonthRange.of(now);
    Instant ahead = now.plus(Duration.ofDays(40));

    var _ =
        pages
            .kiosk("lot", "borne-ahead")
            .born()
            .records(List.of(held(ahead), held(Instant.EPOCH), held(now)));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> rows(pages, "SELECT COUNT(*) FROM record") == 3);

    ChapterContent chapter = interviews(pages, new MonthRange(current, current));
    assertThat(chapter.find(Indicator.INTERVIEWS)).contains(new Measure.Count(1));
    assertThat(chapter.remarks())
        .contains(Remark.of(RemarkKind.DATE_UNCERTAIN, 2))
        .noneMatch(it -> it.kind() == RemarkKind.CAME_LATE);
    YearMonth next = MonthRange.of(ahead);
    assertThat(interviews(pages, new MonthRange(next, next)).find(Indicator.INTERVIEWS))
        .contains(new Measure.Count(0));
    assertThat(rows(pages, "SELECT COUNT(*) FROM interview")).isEqualTo(1);
  }

  private static KioskRecord held(Instant started) {
    return new KioskRecord.Interview(
        new ServiceCode("caf"), started, Duration.ofMinutes(20), Outcome.HELD);
  }

  /** As after a restore, of what the kiosk did not keep. */
  @Test
  void recordsThatAreMissingForGoodAreSaidInTheReportOfTheirMonths(TestPages.Running pages) {
    PublishedAccount.on(pages);
    PublishedAccount.connected(pages, YearMonth.of(2025, 7), 1);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO journal (id, kiosk_id, uuid, acknowledged, first_seen) VALUES"
                          + " (1, 1, '0199a000-0000-7000-8000-000000000001', 30, '2025-07-01')");
              int _ =
                  handle.execute(
                      "INSERT INTO record_gap VALUES (1, 5, 16, '2025-07-02', '2025-07-04 10:00')");
            });

    assertThat(interviews(pages).remarks()).contains(Remark.of(RemarkKind.RECORDS_MISSING, 12));
    YearMonth august = YearMonth.of(2025, 8);
    assertThat(interviews(pages, new MonthRange(august, august)).remarks())
        .noneMatch(it -> it.kind() == RemarkKind.RECORDS_MISSING);
  }

  private static long rows(TestPages.Running pages, String sql) {
    return pages
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static ChapterContent interviews(TestPages.Running pages) {
    return interviews(pages, new MonthRange(YearMonth.of(2024, 7), YearMonth.of(2025, 12)));
  }

  private static ChapterContent interviews(TestPages.Running pages, MonthRange months) {
    return read(pages, months, () -> {}).stream()
        .filter(it -> it.chapter() == EvaluationChapter.INTERVIEWS)
        .findFirst()
        .orElseThrow();
  }

  private static void arrives(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(handle -> PublishedAccount.interview(handle, 900, 1, "caf", LATE));
  }
}
