package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.impact.ImpactParametersTable;
import fr.teleguichet.fleet.impact.ImpactParametersVersion;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.site.VisibleSites;
import io.micronaut.context.ApplicationContext;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures that are taken while kiosks report. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class EvaluationFigureReaderIT {

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
    ApplicationContext context = pages.context();
    List<ChapterSource> sources =
        context.getBeansOfType(ChapterSource.class).stream()
            .map(
                it ->
                    it.chapter() == EvaluationChapter.NETWORK ? new Interrupted(it, meanwhile) : it)
            .toList();
    ImpactParametersVersion newest = context.getBean(ImpactParametersTable.class).newest();
    return new EvaluationFigureReader(
            pages.database(),
            sources,
            context.getBean(UsageReader.class),
            context.getBean(VisibleSites.class),
            context.getBean(TerritoryPageFactory.class),
            pages.clock())
        .read(
            new MonthRange(YearMonth.of(2024, 7), YearMonth.of(2025, 12)),
            "",
            new FrozenParameters(newest.version(), newest.sha256(), newest.content()))
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

  private static ChapterContent interviews(TestPages.Running pages) {
    return read(pages, () -> {}).stream()
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
