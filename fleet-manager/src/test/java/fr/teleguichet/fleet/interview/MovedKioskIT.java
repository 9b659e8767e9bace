package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.mediator.TestMediator;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where that counts which a kiosk tells after it was moved. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class MovedKioskIT {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final String NOWHERE = "";

  private static SimulatedKiosk kiosk(TestPages.Running pages) {
    TestMediator.site(pages, "cajarc", "Mairie de Cajarc");
    TestMediator.site(pages, "gramat", "Médiathèque de Gramat");
    SimulatedKiosk kiosk = pages.kiosk("lot", "borne").born();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> strings(pages, "SELECT name FROM kiosk").size() == 1);
    return kiosk;
  }

  private static void post(TestPages.Running pages, String path, String field, String value) {
    assertThat(new Forms(pages, pages.session()).post(path, field, value).statusCode())
        .as(path)
        .isEqualTo(303);
  }

  private static void place(TestPages.Running pages, String site) {
    post(pages, "/sites/" + site + "/kiosks", "kiosk", "lot:borne");
  }

  private static KioskRecord held(Instant started) {
    return new KioskRecord.Interview(
        CAF, started, Duration.ofMinutes(20), KioskRecord.Outcome.HELD);
  }

  private static List<String> strings(TestPages.Running pages, String query) {
    return pages
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  /** The sites of what these tell, the earliest first. */
  private static List<String> sites(
      TestPages.Running pages, SimulatedKiosk kiosk, Instant... started) {
    var _ = kiosk.records(List.of(started).stream().map(MovedKioskIT::held).toList());
    String query =
        "SELECT COALESCE(s.code, '') FROM interview i LEFT JOIN site s ON s.id = i.site_id"
            + " ORDER BY i.started";
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> strings(pages, query).size() == started.length);
    return strings(pages, query);
  }

  @Test
  void whatComesAfterAMoveCountsWhereTheKioskStoodWhenItHappened(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    Instant early = pages.clock().instant().minus(Duration.ofDays(70));
    place(pages, "cajarc");
    place(pages, "cajarc");
    place(pages, "gramat");

    assertThat(sites(pages, kiosk, early, pages.clock().instant()))
        .containsExactly("cajarc", "gramat");
    assertThat(strings(pages, "SELECT code FROM site JOIN interview_late l ON l.site_id = site.id"))
        .as("what came late")
        .containsExactly("cajarc");
  }

  @Test
  void anAnswerCountsWhereTheKioskStoodAtTheEndOfItsWeek(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    LocalDate week =
        LocalDate.ofInstant(pages.clock().instant(), ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    place(pages, "cajarc");
    place(pages, "gramat");

    var _ =
        kiosk.records(
            List.of(
                answer(week.minusWeeks(6), KioskRecord.Satisfaction.SATISFIED),
                answer(week, KioskRecord.Satisfaction.VERY_SATISFIED)));
    String query =
        "SELECT CONCAT(satisfaction, ' ', code) FROM survey JOIN site ON site.id = survey.site_id"
            + " ORDER BY satisfaction";
    await().atMost(Durations.FIVE_MINUTES).until(() -> strings(pages, query).size() == 2);

    assertThat(strings(pages, query)).containsExactly("satisfied cajarc", "very-satisfied gramat");
    assertThat(
            strings(
                pages,
                "SELECT code FROM survey_choice c JOIN site ON site.id = c.site_id ORDER BY code"))
        .containsExactly("cajarc", "gramat");
  }

  private static KioskRecord answer(LocalDate week, KioskRecord.Satisfaction satisfaction) {
    return new KioskRecord.Survey(
        CAF,
        week,
        satisfaction,
        Optional.empty(),
        Optional.empty(),
        Optional.of(KioskRecord.Alternative.OWN_CAR),
        Optional.empty());
  }

  @Test
  void whoStoodBeforeAKioskAndUsedItCountsWhereItStoodThen(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    place(pages, "cajarc");
    place(pages, "gramat");
    Instant moved =
        Instant.parse(
            strings(pages, "SELECT DATE_FORMAT(moved, '%Y-%m-%dT%H:%i:%sZ') FROM kiosk_past_site")
                .getFirst());
    Instant early = moved.minus(Duration.ofDays(70));

    var _ =
        kiosk.records(
            List.of(
                new KioskRecord.Presence(hour(early), 40, 4),
                new KioskRecord.Presence(hour(moved), 20, 2),
                new KioskRecord.Presence(hour(moved).plus(Duration.ofHours(1)), 10, 1),
                erased(early),
                erased(early.plusSeconds(60)),
                erased(moved.plusSeconds(60))));
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> strings(pages, "SELECT SUM(sessions) FROM erasure_day").contains("3"));

    assertThat(funnel(pages, "cajarc"))
        .as("until the hour in which it was moved")
        .isEqualTo(counted(60, 6, 2));
    assertThat(funnel(pages, "gramat")).isEqualTo(counted(10, 1, 1));
  }

  private static PresenceRepository.Counted funnel(TestPages.Running pages, String site) {
    YearMonth month = MonthRange.of(pages.clock().instant());
    return pages
        .context()
        .getBean(PresenceRepository.class)
        .count(
            new MonthRange(month.minusMonths(4), month.plusMonths(1)),
            Optional.of(
                strings(pages, "SELECT id FROM site WHERE code = '" + site + "'").stream()
                    .map(Integer::valueOf)
                    .toList()));
  }

  private static PresenceRepository.Counted counted(long passers, long visits, long sessions) {
    return new PresenceRepository.Counted(
        OptionalLong.of(passers), OptionalLong.of(visits), OptionalLong.of(sessions));
  }

  private static Instant hour(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }

  private static KioskRecord erased(Instant occurred) {
    return new KioskRecord.Erasure(
        occurred, false, new TreeMap<>(Map.of(ErasurePlace.BROWSER, ErasureFinding.GONE)));
  }

  @Test
  void whatHappenedAtNoSiteCountsAtNone(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    place(pages, "cajarc");
    post(pages, "/sites/cajarc/kiosks/remove", "kiosk", "lot:borne");
    Instant between = pages.clock().instant();
    place(pages, "gramat");

    assertThat(sites(pages, kiosk, between, pages.clock().instant()))
        .containsExactly(NOWHERE, "gramat");
  }

  @Test
  void whatHappenedAtASiteThatIsGoneDoesNotCountAtTheNextOne(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    Instant early = pages.clock().instant().minus(Duration.ofDays(70));
    place(pages, "cajarc");
    post(pages, "/sites/cajarc/delete", "code", "cajarc");
    place(pages, "gramat");

    assertThat(sites(pages, kiosk, early, pages.clock().instant()))
        .containsExactly(NOWHERE, "gramat");
  }

  @Test
  void whatHappenedBeforeTheFirstSiteWasKnownCountsThere(TestPages.Running pages) {
    SimulatedKiosk kiosk = kiosk(pages);
    Instant early = pages.clock().instant().minus(Duration.ofDays(70));
    place(pages, "cajarc");

    assertThat(sites(pages, kiosk, early)).containsExactly("cajarc");
  }
}
