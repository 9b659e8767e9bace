package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.impact.ImpactParametersRepository;
import fr.teleguichet.fleet.impact.ImpactParametersVersion;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A year is told as it was when it ended, however late its report is made. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AsItWasIT {

  private static final YearMonth DECEMBER = YearMonth.of(2025, 12);

  private static EvaluationContent read(TestPages.Running pages, YearMonth first, YearMonth last) {
    return read(pages, first, last, "");
  }

  private static EvaluationContent read(
      TestPages.Running pages, YearMonth first, YearMonth last, String territory) {
    ImpactParametersVersion newest =
        pages.context().getBean(ImpactParametersRepository.class).newest();
    return pages
        .context()
        .getBean(EvaluationContentAssembler.class)
        .read(
            new MonthRange(first, last),
            territory,
            new FrozenParameters(newest.version(), newest.sha256(), newest.content()));
  }

  private static void run(TestPages.Running pages, String... statements) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (String statement : statements) {
                int _ = handle.execute(statement);
              }
            });
  }

  @Test
  void aSiteThatOpenedSinceIsStillToComeInTheYearBefore(TestPages.Running pages) {
    PublishedAccount.on(pages);
    run(
        pages,
        "INSERT INTO site_life (site_id, state, since, reason) VALUES"
            + " (1, 'planned', '2025-03-01', ''), (1, 'ordered', '2025-11-01', ''),"
            + " (1, 'installed', '2026-02-01', ''), (1, 'in-service', '2026-02-10', ''),"
            + " (2, 'planned', '2025-12-31', ''), (3, 'planned', '2026-01-01', '')");

    assertThat(planned(pages, DECEMBER)).contains(new Measure.Count(2));
    assertThat(planned(pages, YearMonth.of(2025, 11))).contains(new Measure.Count(1));
    assertThat(planned(pages, YearMonth.of(2026, 2))).contains(new Measure.Count(2));
  }

  private static Optional<Measure> planned(TestPages.Running pages, YearMonth last) {
    return read(pages, last, last).find(EvaluationChapter.PROJECTS, Indicator.SITES_PLANNED);
  }

  /** Renewed in 2026, and its mediator works elsewhere today. */
  @Test
  void aLabelThatWasRenewedSinceAndWhoeverMovedSinceAreToldAsTheyWere(TestPages.Running pages) {
    PublishedAccount.on(pages);
    run(
        pages,
        "INSERT INTO trained_person (id, site_id, role, name, email, created)"
            + " VALUES (1, 1, 'mediator', 'A. B.', '', '2024-01-01')",
        "INSERT INTO training_session (id, day, kind, half_days, subject, trainer)"
            + " VALUES (1, '2024-03-04', 'initial', 4, 'Accueillir', 'Lot Numérique')",
        "INSERT INTO training_participant (session_id, person_id) VALUES (1, 1)");
    Forms forms = new Forms(pages, pages.session());
    label(forms, "france-services", "2024-05-01");
    label(forms, "france-services", "2026-06-01");
    assertThat(
            forms
                .post(
                    "/trainings/people/1",
                    "name",
                    "A. B.",
                    "role",
                    "mediator",
                    "site",
                    "site-2",
                    "email",
                    "")
                .statusCode())
        .isEqualTo(303);

    assertThat(labels(pages, DECEMBER)).containsExactly(new Measure.Count(1), new Measure.Count(1));
    assertThat(labels(pages, YearMonth.of(2024, 4)))
        .containsExactly(new Measure.Count(0), new Measure.Count(0));
    YearMonth now = MonthRange.of(pages.clock().instant());
    assertThat(labels(pages, now)).containsExactly(new Measure.Count(1), new Measure.Count(0));

    label(forms, "", "");
    assertThat(labels(pages, DECEMBER)).containsExactly(new Measure.Count(1), new Measure.Count(1));
    assertThat(labels(pages, now)).containsExactly(new Measure.Count(0), new Measure.Count(0));
  }

  private static void label(Forms forms, String kind, String granted) {
    assertThat(
            forms
                .post("/sites/site-1/label", "label", kind, "granted", granted, "expires", "")
                .statusCode())
        .isEqualTo(303);
  }

  private static List<Measure> labels(TestPages.Running pages, YearMonth last) {
    return read(pages, last, last)
        .chapter(EvaluationChapter.LABELS)
        .orElseThrow()
        .figures()
        .stream()
        .map(EvaluationFigure::measure)
        .toList();
  }

  @Test
  void monthsOfAKioskAreTheSameInUsageAndFootprintWhereverItStandsNow(TestPages.Running pages) {
    PublishedAccount.on(pages);
    PublishedAccount.connected(pages, YearMonth.of(2025, 7), 4);
    run(
        pages,
        // Switched off in October, and at another site today.
        "UPDATE kiosk_month SET connected = 0 WHERE month = '2025-10-01'",
        "UPDATE kiosk SET site_id = 2");

    EvaluationContent content = read(pages, YearMonth.of(2025, 7), DECEMBER);

    assertThat(content.find(EvaluationChapter.NETWORK, Indicator.SITE_MONTHS))
        .contains(new Measure.Count(3));
    assertThat(content.find(EvaluationChapter.IMPACT, Indicator.KIOSK_MONTHS))
        .contains(new Measure.Count(3));
    assertThat(content.find(EvaluationChapter.NETWORK, Indicator.INTERVIEWS_PER_KIOSK_YEAR))
        .get()
        .isInstanceOfSatisfying(
            Measure.Quotient.class, it -> assertThat(it.divisor()).isEqualTo(3));
    assertThat(
            read(pages, YearMonth.of(2025, 10), DECEMBER)
                .find(EvaluationChapter.NETWORK, Indicator.KIOSKS))
        .as("it was known, and never reached")
        .contains(new Measure.Count(0));
  }

  /** Of two territories at one site; and one of them stood elsewhere before. */
  @Test
  void kiosksOfATerritoryAreThoseOfItsSitesAsItsInterviewsAre(TestPages.Running pages) {
    PublishedAccount.on(pages);
    pages.kiosk("figeac", "k1").born();
    pages.kiosk("gramat", "k2").born();
    Forms forms = new Forms(pages, pages.session());
    await()
        .atMost(Durations.ONE_MINUTE)
        .until(() -> forms.page("/evaluations").contains("value=\"gramat\""));
    for (String kiosk : List.of("figeac:k1", "gramat:k2")) {
      assertThat(forms.post("/sites/site-1/kiosks", "kiosk", kiosk).statusCode()).isEqualTo(303);
    }
    run(
        pages,
        "INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known, closed, updated)"
            + " SELECT id, month, IF(name = 'k1' AND month = '2025-07-01', 2, 1), 3600, 3600, TRUE,"
            + " NOW() FROM kiosk, (SELECT '2025-07-01' AS month UNION SELECT '2025-08-01'"
            + " UNION SELECT '2025-09-01') AS months");

    EvaluationContent content = read(pages, YearMonth.of(2025, 7), DECEMBER, "figeac");

    assertThat(content.find(EvaluationChapter.NETWORK, Indicator.KIOSKS))
        .contains(new Measure.Count(2));
    assertThat(content.find(EvaluationChapter.NETWORK, Indicator.SITES))
        .contains(new Measure.Count(1));
    assertThat(content.find(EvaluationChapter.IMPACT, Indicator.KIOSK_MONTHS))
        .contains(new Measure.Count(5));
    assertThat(content.find(EvaluationChapter.NETWORK, Indicator.INTERVIEWS_PER_KIOSK_YEAR))
        .get()
        .isInstanceOfSatisfying(
            Measure.Quotient.class, it -> assertThat(it.divisor()).isEqualTo(5));
    assertThat(content.find(EvaluationChapter.AVAILABILITY, Indicator.AVAILABILITY))
        .contains(new Measure.Share(5, 5, null));
  }

  @Test
  void measuresOfTheMeantimeStandBesideTheIncidents(TestPages.Running pages) {
    PublishedAccount.on(pages);
    run(
        pages,
        "INSERT INTO site_life (site_id, state, since, reason) VALUES"
            + " (1, 'suspended', '2025-06-20', 'travaux'), (1, 'in-service', '2025-07-05', '')",
        "INSERT INTO video_call (id, territory, kiosk, service, adapter, instead_of, asked,"
            + " answered, ended, outcome) VALUES"
            + call('a', "'direct', 'jitsi-meet'", "2025-07-02 09:00")
            + ","
            + call('b', "'jitsi-meet', NULL", "2025-07-03 09:00")
            + ","
            + call('c', "'direct', 'jitsi-meet'", "2025-08-01 09:00"));

    ChapterContent content =
        read(pages, YearMonth.of(2025, 7), YearMonth.of(2025, 7))
            .chapter(EvaluationChapter.INCIDENTS)
            .orElseThrow();

    assertThat(content.figures())
        .contains(
            new EvaluationFigure(Indicator.FALLBACK_CALLS, new Measure.Share(1, 2, null)),
            EvaluationFigure.count(Indicator.SITES_SUSPENDED, 1),
            new EvaluationFigure(
                Indicator.SUSPENDED_DAYS,
                new Measure.Quantity(BigDecimal.valueOf(4), MeasureUnit.DAYS)));
    assertThat(content.breakdowns())
        .filteredOn(it -> it.subject() == BreakdownSubject.SUSPENDED_SITE)
        .singleElement()
        .satisfies(
            table ->
                assertThat(table.lines())
                    .extracting(Breakdown.Line::label)
                    .isEqualTo(List.of(BilingualLabel.of("=1+1 Mairie de Cajarc"))));
    assertThat(content.remarks()).contains(Remark.of(RemarkKind.INTERIM_MEASURES_NOT_RECORDED));
  }

  private static String call(char id, String carried, String asked) {
    return " ('%s', 'figeac', 'borne-1', 'caf', %s, '%s', '%s', '%s', 'held')"
        .formatted(Character.toString(id).repeat(36), carried, asked, asked, asked);
  }
}
