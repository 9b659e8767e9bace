package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.appointment.AppointmentSamples;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.budget.BudgetSamples;
import fr.teleguichet.fleet.desk.TestAdviser;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.evaluation.EvaluationSamples;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.opendata.OpenDataSamples;
import fr.teleguichet.fleet.outreach.CommunicationSamples;
import fr.teleguichet.fleet.pastfigure.PastFigureSamples;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.remotecommand.RemoteCommandSamples;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.training.TrainingSamples;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.update.trust.TrustListSamples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A page asks the database as many things of a network of many sites and people as of one of few;
 * {@code PageStatementsIT} asks the same of kiosks and updates.
 */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class StatementsPerPageIT {

  /** Parts of a page that ask nothing as long as they have nothing to show. */
  private static final int PARTS = 2;

  private static final int FEW = 4;

  /** How often a page is asked that seems to ask for more: on a busy machine it is other work. */
  private static final int MANY = 30;

  private static final List<String> PAGES =
      List.of(
          "/",
          "/map/places.json",
          "/kiosks/borne-gramat",
          "/kiosks/borne-gramat/history",
          "/kiosks/borne-gramat/identity",
          "/kiosks/borne-gramat/care",
          "/sites",
          "/sites/gramat",
          "/sites/gramat/edit",
          "/sites/gramat/contacts",
          "/sites/gramat/life",
          "/sites/gramat/label",
          "/sites/gramat/visit",
          "/sites/gramat/poster",
          "/sites/gramat/delete",
          "/site-register",
          "/site-register.csv",
          "/site-register.json",
          "/coverage",
          "/services",
          "/services/carsat",
          "/video",
          "/video/direct",
          "/desk",
          "/desk/check",
          "/mediator",
          "/mediator/notes.csv",
          "/appointments",
          "/appointments?site=gramat",
          "/appointments/offers",
          "/appointments/offers?site=gramat",
          "/usage",
          "/usage.csv",
          "/usage/interviews",
          "/usage/interviews.csv",
          "/usage-answers.csv",
          "/satisfaction",
          "/satisfaction.csv",
          "/impact",
          "/impact.csv",
          "/impact/parameters",
          "/activity",
          "/activity.csv",
          "/communications",
          "/budget",
          "/budget.csv",
          "/past-figures",
          "/past-figures.csv",
          "/past-figures/import",
          "/evaluations",
          "/open-data",
          "/trainings",
          "/trainings.csv",
          "/trainings/sessions/new",
          "/partners",
          "/commitments",
          "/compliance",
          "/compliance/processing-record",
          "/alerts",
          "/alerts?show=resolved",
          "/alerts/rules",
          "/alerts/notifications",
          "/alerts/maintenance",
          "/accounts",
          "/accounts/new",
          "/tokens",
          "/audit",
          "/account",
          "/units",
          "/units/new",
          "/release-keys",
          "/trust-lists",
          "/trust-lists/7/behind",
          "/audit.csv",
          "/public/sites",
          "/api/v1/public/sites",
          "/api/v1/kiosks",
          "/api/v1/kiosks/borne-gramat/care",
          "/api/v1/sites",
          "/api/v1/services",
          "/api/v1/records",
          "/api/v1/usage",
          "/api/v1/impact",
          "/api/v1/alerts",
          "/api/v1/incidents",
          "/api/v1/appointments",
          "/api/v1/appointments/times/borne-gramat",
          "/api/v1/appointments/offers/borne-gramat",
          "/api/v1/communications",
          "/api/v1/budget",
          "/api/v1/past-figures",
          "/api/v1/past-figures/imports",
          "/api/v1/evaluations",
          "/api/v1/trainings",
          "/api/v1/partners",
          "/api/v1/commitments",
          "/api/v1/open-data",
          "/api/v1/gateway-tokens",
          "/api/v1/artifacts",
          "/api/v1/release-keys",
          "/api/v1/trust-lists",
          "/api/v1/units/manufacturing",
          "/api/v1/calls",
          "/api/v1/units",
          "/api/v1/status",
          "/api/v1/audit");

  @Test
  void theNumberDoesNotGrowWithSitesPeopleAndWhatIsKeptOfThem(Database database)
      throws IOException {
    try (TestPages.Running pages =
        TestPages.start(database, Map.of("fleet.public-sites", "true"))) {
      compare(pages);
    }
  }

  private static void compare(TestPages.Running pages) throws IOException {
    UpdateBench bench = new UpdateBench(pages);
    List<String> addresses = new ArrayList<>(PAGES);
    addresses.addAll(somethingOfEachKind(pages));
    TestAdviser adviser = TestAdviser.of(pages, "Anne", "caf", "carsat");
    ToIntFunction<String> visit = page -> status(pages, bench, adviser, page);
    Map<String, Integer> few = new LinkedHashMap<>();
    addresses.forEach(page -> few.put(page, least(pages, visit, page, FEW)));

    assertThat(jdbi(pages).<List<String>, RuntimeException>withHandle(MoreRows::into))
        .as("tables of which there is nothing more")
        .isEmpty();
    readAnew(pages);

    assertThat(few)
        .allSatisfy(
            (page, before) -> {
              int most = before + PARTS;
              int now = least(pages, visit, page, FEW);
              assertThat(now <= most ? now : Math.min(now, least(pages, visit, page, MANY)))
                  .as(page)
                  .isLessThanOrEqualTo(most);
            });
  }

  /** The addresses of single things. */
  private static List<String> somethingOfEachKind(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers units = FiveUnits.on(pages);
    RemoteCommandSamples.Ids _ = RemoteCommandSamples.on(pages);
    long alert = AlertSamples.on(pages);
    int file = PastFigureSamples.on(pages);
    EvaluationSamples.Reports reports = EvaluationSamples.on(pages);
    TrainingSamples.Ids human = TrainingSamples.on(pages);
    long action = CommunicationSamples.on(pages);
    long line = BudgetSamples.on(pages);
    OpenDataSamples.on(pages);
    int appointment = AppointmentSamples.on(pages);
    int _ = TrustListSamples.on(pages);
    int _ = TrustListSamples.published(pages);
    jdbi(pages).useHandle(MoreRows::first);
    readAnew(pages);
    return List.of(
        "/units/" + units.enrolled(),
        "/alerts/" + alert,
        "/past-figures/imports/" + file + "/take-back",
        reports.draft(),
        reports.published(),
        "/trainings/people/" + human.person(),
        "/trainings/sessions/" + human.session(),
        "/partners/" + human.partner(),
        "/commitments/" + human.commitment(),
        "/communications/" + action,
        "/budget/lines/" + line,
        "/appointments/" + appointment,
        "/api/v1/alerts/" + alert,
        "/api/v1/alerts/" + alert + "/assignees",
        "/api/v1/units/" + units.enrolled());
  }

  private static Jdbi jdbi(TestPages.Running pages) {
    return pages.database().jdbi();
  }

  /** The least of several: what the manager does beside it by itself is in the others. */
  private static int least(
      TestPages.Running pages, ToIntFunction<String> visit, String page, int times) {
    return IntStream.range(0, times).map(_ -> asked(pages, visit, page)).min().orElseThrow();
  }

  private static int asked(TestPages.Running pages, ToIntFunction<String> visit, String page) {
    int before = selects(pages);
    assertThat(visit.applyAsInt(page)).as(page).isEqualTo(200);
    return selects(pages) - before;
  }

  /** Pages of the desk are an adviser's. */
  private static int status(
      TestPages.Running pages, UpdateBench bench, TestAdviser adviser, String page) {
    if (page.startsWith("/desk")) {
      return adviser.get(page).statusCode();
    }
    return page.startsWith("/api/")
        ? bench.ask("GET", page, "").statusCode()
        : pages.get(page).statusCode();
  }

  /** What is kept in memory of sites and services. */
  private static void readAnew(TestPages.Running pages) {
    pages.readSites();
    assertThat(pages.context().getBean(PublicServiceCache.class).refresh()).isTrue();
  }

  /** How many questions the database was asked since its start. */
  private static int selects(TestPages.Running pages) {
    return jdbi(pages)
        .withHandle(
            handle ->
                handle
                    .createQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")
                    .map((row, _) -> row.getInt("Value"))
                    .one());
  }
}
