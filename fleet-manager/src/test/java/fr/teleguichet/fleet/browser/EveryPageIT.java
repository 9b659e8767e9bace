package fr.teleguichet.fleet.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import fr.teleguichet.fleet.acceptance.SamplePaper;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.appointment.AppointmentSamples;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.budget.BudgetSamples;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.evaluation.EvaluationSamples;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.opendata.OpenDataSamples;
import fr.teleguichet.fleet.outreach.CommunicationSamples;
import fr.teleguichet.fleet.pastfigure.PastFigureSamples;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.remotecommand.RemoteCommandSamples;
import fr.teleguichet.fleet.training.TrainingSamples;
import fr.teleguichet.fleet.update.UpdatesOnlyDevice;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.artifact.SampleContents;
import fr.teleguichet.fleet.update.rollout.RolloutSamples;
import fr.teleguichet.fleet.update.trust.TrustListSamples;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page, in both languages, on a desk and on a telephone. {@code -Dpages.pictures=true} leaves
 * pictures of them all in {@code target/pages}, {@code -Dhandbook.pictures=true} those of the
 * handbook where they belong.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class EveryPageIT {

  private static final boolean PICTURES = Boolean.getBoolean("pages.pictures");
  private static final boolean HANDBOOK = Boolean.getBoolean("handbook.pictures");

  private static final int DESK = 1_440;
  private static final int TELEPHONE = 360;

  /** By the names of their visits, at the width at which they are read. */
  private static final Map<String, Integer> HANDBOOK_PICTURES =
      Map.of("status", DESK, "mediator", TELEPHONE);

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private record Visit(String name, String path) {
    /** The same with the numbers of what is there. */
    Visit filled(FiveUnits.Numbers units, int paper, RemoteCommandSamples.Ids care) {
      return new Visit(
          name,
          path.replace("{waiting}", Integer.toString(units.waiting()))
              .replace("{planned}", Integer.toString(units.planned()))
              .replace("{enrolled}", Integer.toString(units.enrolled()))
              .replace("{retired}", Integer.toString(units.retired()))
              .replace("{paper}", Integer.toString(paper))
              .replace("{picture}", care.picture())
              .replace("{open}", care.open()));
    }

    /** The same with the numbers of a release key and of the distribution of a trust list. */
    Visit filled(int key, int list) {
      return new Visit(
          name,
          path.replace("{key}", Integer.toString(key)).replace("{list}", Integer.toString(list)));
    }

    /** The same with the numbers of updates. */
    Visit filled(UpdateSamples.Ids updates, RolloutSamples.Ids rollouts) {
      return new Visit(
          name,
          path.replace("{release}", Integer.toString(updates.release()))
              .replace("{withdrawn}", Integer.toString(updates.withdrawn()))
              .replace("{distribution}", Integer.toString(updates.distribution()))
              .replace("{artifact}", Integer.toString(updates.artifact()))
              .replace("{update}", Integer.toString(updates.open()))
              .replace("{failed}", Integer.toString(rollouts.failed()))
              .replace("{running}", Integer.toString(rollouts.running()))
              .replace("{proposed}", Integer.toString(rollouts.proposed())));
    }
  }

  private static final List<Visit> VISITS =
      List.of(
          new Visit("status", "/"),
          new Visit("status-filtered", "/?standing=failed&standing=watch&q=lot"),
          new Visit("status-nothing", "/?q=nowhere"),
          new Visit("status-wall", "/?wall"),
          new Visit("kiosk", "/kiosks/borne-gramat"),
          new Visit("kiosk-history", "/kiosks/borne-gramat/history"),
          new Visit("kiosk-identity", "/kiosks/borne-gramat/identity"),
          new Visit("care", "/kiosks/borne-gramat/care?done=wanted"),
          new Visit("care-question", "/kiosks/borne-gramat/care/new/test-picture"),
          new Visit("care-question-offline", "/kiosks/borne-montcuq/care/new/reboot"),
          new Visit("care-picture", "/kiosks/borne-gramat/care/{picture}"),
          new Visit("care-open", "/kiosks/borne-gramat/care/{open}"),
          new Visit("care-not-found", "/kiosks/borne-gramat/care/x"),
          new Visit("kiosk-offline", "/kiosks/borne-montcuq"),
          new Visit("kiosk-history-offline", "/kiosks/borne-montcuq/history?period=7d"),
          new Visit("kiosk-never-seen", "/kiosks/borne-limogne"),
          new Visit("kiosk-not-found", "/kiosks/nowhere"),
          new Visit("status-updates-only", "/?standing=updates-only"),
          new Visit("kiosk-updates-only", "/kiosks/" + UpdatesOnlyDevice.NAME),
          new Visit("kiosk-updates-only-updates", "/kiosks/" + UpdatesOnlyDevice.NAME + "/updates"),
          new Visit("updates-only-versions", "/updates?territory=grand-figeac"),
          new Visit("sites", "/sites"),
          new Visit("site-new", "/sites/new"),
          new Visit("site-edit", "/sites/cajarc/edit?done=placed"),
          new Visit("site", "/sites/cajarc?done=saved"),
          new Visit("site-contacts", "/sites/cajarc/contacts"),
          new Visit("site-life", "/sites/cajarc/life"),
          new Visit("site-label", "/sites/cajarc/label"),
          new Visit("coverage", "/coverage?km=20"),
          new Visit("site-visit", "/sites/puy-leveque/visit"),
          new Visit("site-register", "/site-register"),
          new Visit("site-delete", "/sites/cajarc/delete"),
          new Visit("site-not-found", "/sites/nowhere"),
          new Visit("services", "/services?done=open"),
          new Visit("service-new", "/services/new"),
          new Visit("service-edit", "/services/carsat?done=saved"),
          new Visit("service-not-found", "/services/nowhere"),
          new Visit("mediator", "/mediator"),
          new Visit("video", "/video?done=switched"),
          new Visit("video-confirm", "/video/direct"),
          new Visit("video-not-found", "/video/nowhere"),
          new Visit("help", "/help"),
          new Visit("help-coordinator", "/help/coordinator"),
          new Visit("help-mediator", "/help/mediator"),
          new Visit("help-technician", "/help/technician"),
          new Visit("help-operator", "/help/operator"),
          new Visit("help-not-found", "/help/cook"),
          new Visit("usage", "/usage"),
          new Visit("usage-one-site", "/usage?site=bretenoux&service=carsat"),
          new Visit("usage-interviews", "/usage/interviews?outcome=held"),
          new Visit("satisfaction", "/satisfaction"),
          new Visit("satisfaction-empty", "/satisfaction?year=2022"),
          new Visit("usage-empty", "/usage?from=2020-01&to=2020-06"),
          new Visit("evaluation-not-found", "/evaluations/0"),
          new Visit("training-person-new", "/trainings/people/new"),
          new Visit("training-session-new", "/trainings/sessions/new"),
          new Visit("training-not-found", "/trainings/people/0"),
          new Visit("partner-new", "/partners/new"),
          new Visit("partner-not-found", "/partners/0"),
          new Visit("commitment-new", "/commitments/new"),
          new Visit("commitment-not-found", "/commitments/0"),
          new Visit("impact", "/impact"),
          new Visit("impact-one-service", "/impact?site=bretenoux&service=carsat"),
          new Visit("impact-empty", "/impact?from=2020-01&to=2020-06"),
          new Visit("impact-parameters", "/impact/parameters?done=saved"),
          new Visit("impact-parameters-not-found", "/impact/parameters/0"),
          new Visit("impact-parameters-edit", "/impact/parameters/edit"),
          new Visit("compliance", "/compliance"),
          new Visit("compliance-accessibility-statement", "/compliance/accessibility-statement"),
          new Visit("compliance-privacy-notice", "/compliance/privacy-notice"),
          new Visit("compliance-processing-record", "/compliance/processing-record"),
          new Visit("compliance-screening", "/compliance/impact-assessment-screening"),
          new Visit("compliance-security", "/compliance/security-accreditation"),
          new Visit("compliance-authority", "/compliance/authority?done=saved"),
          new Visit("compliance-accessibility", "/compliance/accessibility?done=saved"),
          new Visit("compliance-not-found", "/compliance/nowhere"),
          new Visit("sign-in", "/sign-in?done=out"),
          new Visit("link-not-found", "/welcome?token=x"),
          new Visit("account-own", "/account"),
          new Visit("account-factor", "/account/second-factor"),
          new Visit("accounts", "/accounts?done=saved"),
          new Visit("account-new", "/accounts/new"),
          new Visit("account-not-found", "/accounts/999999"),
          new Visit("tokens", "/tokens"),
          new Visit("audit", "/audit?check=yes"),
          new Visit("units", "/units"),
          new Visit("unit-new", "/units/new"),
          new Visit("unit-accept", "/units/{waiting}/accept"),
          new Visit("unit-reject", "/units/{waiting}/end/reject"),
          new Visit("unit-planned", "/units/{planned}"),
          new Visit("unit", "/units/{enrolled}"),
          new Visit("unit-retire", "/units/{enrolled}/end/retire"),
          new Visit("unit-swap", "/units/{enrolled}/swap"),
          new Visit("unit-swap-question", "/units/{enrolled}/swap?successor={waiting}"),
          new Visit("unit-retired", "/units/{retired}"),
          new Visit("acceptance-new", "/units/{enrolled}/acceptance/new"),
          new Visit("acceptance", "/units/{enrolled}/acceptance/{paper}"),
          new Visit("unit-not-found", "/units/0"),
          new Visit("updates", "/updates"),
          new Visit("updates-filtered", "/updates?territory=cauvaldor&version=-"),
          new Visit("kiosk-updates", "/kiosks/borne-gramat/updates?done=cancelled"),
          new Visit("kiosk-update-cancel", "/kiosks/borne-gramat/updates/{update}/cancel"),
          new Visit("kiosk-update-not-found", "/kiosks/borne-gramat/updates/0/cancel"),
          new Visit("releases", "/releases"),
          new Visit("release", "/releases/{release}?done=published"),
          new Visit("release-withdrawn", "/releases/{withdrawn}"),
          new Visit("release-upload", "/releases/new"),
          new Visit("release-new", "/releases/new?artifact={artifact}"),
          new Visit("release-withdraw", "/releases/{release}/withdraw"),
          new Visit("release-notes", "/releases/{release}/notes"),
          new Visit("release-restore", "/releases/{withdrawn}/restore"),
          new Visit("release-not-found", "/releases/0"),
          new Visit("release-keys", "/release-keys"),
          new Visit("release-key-retire", "/release-keys/{key}/retire"),
          new Visit("trust-lists", "/trust-lists?done=uploaded"),
          new Visit("trust-lists-manual", "/trust-lists/manual"),
          new Visit("trust-list-behind", "/trust-lists/7/behind"),
          new Visit("trust-list-not-found", "/trust-lists/0/behind"),
          new Visit("release-key-not-found", "/release-keys/0/retire"),
          new Visit("rollouts", "/rollouts"),
          new Visit("rollout-failed", "/rollouts/{failed}?done=diagnostics&count=1"),
          new Visit("rollout-running", "/rollouts/{running}"),
          new Visit("rollout-one-wave", "/rollouts/{failed}?wave=1&state=failed"),
          new Visit("rollout-new", "/rollouts/new?distribution={distribution}"),
          new Visit("rollout-preview", "/rollouts/new/preview?distribution={distribution}"),
          new Visit(
              "rollout-preview-trust-list",
              "/rollouts/new/preview?distribution={list}&hours=any&start=now"),
          new Visit("rollout-start", "/rollouts/{proposed}/do/approve"),
          new Visit("rollout-reject", "/rollouts/{proposed}/do/reject"),
          new Visit("rollout-abort", "/rollouts/{failed}/do/abort"),
          new Visit("rollout-retry", "/rollouts/{failed}/do/retry?kiosk=borne-gramat"),
          new Visit("rollout-diagnostics", "/rollouts/{failed}/diagnostics?wave=1"),
          new Visit("rollout-alone", "/rollouts/{running}/alone?kiosk=borne-montcuq"),
          new Visit("rollout-not-found", "/rollouts/0"),
          new Visit("not-found", "/nowhere"));

  @Test
  void everyPageIsAccessibleQuietAndFitsItsScreen(TestPages.Running pages) {
    Chromium.need();
    EightKiosks.on(pages);
    FiveUnits.Numbers units = FiveUnits.on(pages);
    int paper = SamplePaper.of(pages, units.enrolled());
    RemoteCommandSamples.Ids care = RemoteCommandSamples.on(pages);
    UpdateSamples.Ids updates = UpdateSamples.on(pages);
    RolloutSamples.Ids rollouts = RolloutSamples.on(pages);
    UpdatesOnlyDevice.on(pages, updates.distribution());
    int key = TrustListSamples.on(pages);
    int list = TrustListSamples.published(pages);
    assertThat(SampleContents.damaged(pages)).as("withdrawn in the middle of the visits").isZero();
    List<Visit> visits =
        visits(pages).stream()
            .map(it -> it.filled(updates, rollouts).filled(units, paper, care).filled(key, list))
            .toList();
    // Each half has a browser of its own, since a browser's driver belongs to one thread.
    try (var threads = Executors.newFixedThreadPool(2)) {
      int half = visits.size() / 2;
      Future<List<String>> first = threads.submit(() -> look(pages, visits.subList(0, half)));
      Future<List<String>> second =
          threads.submit(() -> look(pages, visits.subList(half, visits.size())));
      assertThat(first).succeedsWithin(PATIENCE).asInstanceOf(LIST).isEmpty();
      assertThat(second).succeedsWithin(PATIENCE).asInstanceOf(LIST).isEmpty();
    }
  }

  private static List<Visit> visits(TestPages.Running pages) {
    long account =
        pages
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle.createQuery("SELECT MIN(id) FROM account").mapTo(Long.class).one());
    List<Visit> visits = new ArrayList<>(VISITS);
    visits.add(new Visit("account-edit", "/accounts/" + account));
    long alert = AlertSamples.on(pages);
    visits.add(new Visit("alerts", "/alerts?done=seen"));
    visits.add(new Visit("alerts-resolved", "/alerts?show=resolved&done=resolved&undo=" + alert));
    visits.add(new Visit("alerts-none", "/alerts?show=mine&kind=tamper"));
    visits.add(new Visit("alert", "/alerts/" + alert + "?done=assigned"));
    visits.add(new Visit("alert-not-found", "/alerts/0"));
    visits.add(new Visit("alert-rules", "/alerts/rules?done=changed"));
    visits.add(new Visit("alert-notifications", "/alerts/notifications?done=saved"));
    visits.add(new Visit("maintenance", "/alerts/maintenance?done=planned"));
    int file = PastFigureSamples.on(pages); // so that reports have years before
    EvaluationSamples.Reports reports = EvaluationSamples.on(pages);
    visits.add(new Visit("evaluations", "/evaluations?done=deleted"));
    visits.add(new Visit("evaluation-draft", reports.draft() + "?done=drafted"));
    visits.add(new Visit("evaluation-publish", reports.draft() + "/publish"));
    visits.add(new Visit("evaluation-delete", reports.draft() + "/delete"));
    visits.add(new Visit("evaluation", reports.published() + "?done=published"));
    visits.add(
        new Visit("evaluation-alone", "/api/v1" + reports.published() + "?language={language}"));
    TrainingSamples.Ids human = TrainingSamples.on(pages);
    visits.add(new Visit("trainings", "/trainings?done=person"));
    visits.add(new Visit("training-person", "/trainings/people/" + human.person()));
    visits.add(new Visit("training-erase", "/trainings/people/" + human.person() + "/erase"));
    visits.add(new Visit("training-session", "/trainings/sessions/" + human.session()));
    visits.add(new Visit("training-remove", "/trainings/sessions/" + human.session() + "/remove"));
    visits.add(new Visit("partners", "/partners?done=saved"));
    visits.add(new Visit("partner", "/partners/" + human.partner()));
    visits.add(new Visit("partner-remove", "/partners/" + human.partner() + "/remove"));
    visits.add(new Visit("commitments", "/commitments?done=measured"));
    visits.add(new Visit("commitment", "/commitments/" + human.commitment()));
    visits.add(new Visit("commitment-measure", "/commitments/" + human.commitment() + "/measure"));
    visits.add(new Visit("commitment-remove", "/commitments/" + human.commitment() + "/remove"));
    visits.add(
        new Visit("site-kiosk-remove", "/sites/gramat/kiosks/remove?kiosk=cauvaldor:borne-gramat"));
    long action = CommunicationSamples.on(pages);
    visits.add(new Visit("poster", "/sites/cajarc/poster"));
    visits.add(new Visit("poster-both", "/sites/gramat/poster?language=both"));
    visits.add(new Visit("communications", "/communications?done=added"));
    visits.add(new Visit("communications-none", "/communications?from=2001-01-01&to=2001-02-01"));
    visits.add(new Visit("communication-new", "/communications/new"));
    visits.add(new Visit("communication-edit", "/communications/" + action));
    visits.add(new Visit("communication-delete", "/communications/" + action + "/delete"));
    visits.add(new Visit("communication-not-found", "/communications/0"));
    long line = BudgetSamples.on(pages);
    OpenDataSamples.on(pages);
    visits.add(new Visit("open-data", "/open-data"));
    visits.add(new Visit("activity", "/activity"));
    visits.add(new Visit("activity-none", "/activity?from=2001-01&to=2001-02"));
    visits.add(new Visit("budget", "/budget?done=added"));
    visits.add(new Visit("budget-none", "/budget?from=2001&to=2002"));
    visits.add(new Visit("budget-new", "/budget/lines/new"));
    visits.add(new Visit("budget-edit", "/budget/lines/" + line));
    visits.add(new Visit("budget-delete", "/budget/lines/" + line + "/delete"));
    visits.add(new Visit("budget-not-found", "/budget/lines/0"));
    visits.add(new Visit("budget-import", "/budget/import"));
    visits.add(new Visit("past-figures", "/past-figures?done=imported"));
    visits.add(new Visit("past-figures-share", "/past-figures?indicator=satisfied"));
    visits.add(new Visit("past-figures-none", "/past-figures?indicator=resolved"));
    visits.add(new Visit("past-figures-import", "/past-figures/import"));
    visits.add(new Visit("past-figures-take-back", "/past-figures/imports/" + file + "/take-back"));
    visits.add(new Visit("past-figures-not-found", "/past-figures/imports/0/take-back"));
    int appointment = AppointmentSamples.on(pages);
    visits.add(new Visit("appointments", "/appointments?site=gramat"));
    visits.add(new Visit("appointments-day", "/appointments?site=gramat&days=1&problem=taken"));
    visits.add(new Visit("appointments-none", "/appointments?site=gramat&day=2020-01-01"));
    visits.add(new Visit("appointments-cancelled", "/appointments?done=cancelled&undo=1"));
    visits.add(new Visit("appointment", "/appointments/" + appointment + "?done=booked"));
    visits.add(new Visit("appointment-slip", "/appointments/" + appointment + "/slip"));
    visits.add(new Visit("appointment-cancel", "/appointments/" + appointment + "/cancel"));
    visits.add(new Visit("appointment-not-found", "/appointments/0"));
    visits.add(new Visit("appointment-offers", "/appointments/offers?site=gramat&done=offered"));
    visits.add(new Visit("appointment-feed", "/appointments/feed"));
    visits.add(new Visit("account-end", "/accounts/" + account + "/end"));
    return visits;
  }

  private static List<String> look(TestPages.Running pages, List<Visit> visits) {
    List<String> complaints = new ArrayList<>();
    try (Chromium chromium = Chromium.start()) {
      for (String language : List.of("fr", "en")) {
        try (Chromium.Window window = chromium.window(DESK, language, pages)) {
          for (Visit visit : visits) {
            look(pages, window, visit, language)
                .forEach(it -> complaints.add(visit.name() + " " + language + " " + it));
          }
        }
      }
    }
    return complaints;
  }

  private static List<String> look(
      TestPages.Running pages, Chromium.Window window, Visit visit, String language) {
    List<String> complaints = new ArrayList<>();
    window.complaints().clear();
    window.page().setViewportSize(DESK, 1_000);
    window.page().navigate(pages.uri(visit.path().replace("{language}", language)).toString());
    assertThat(window.page().locator("html").getAttribute("lang")).isEqualTo(language);
    if (language.equals("fr")) {
      CodeWords.on(window.page()).forEach(it -> complaints.add("shows the code word " + it));
      complaints.addAll(PrintFaults.of(window.page()));
    }
    for (int width : new int[] {DESK, TELEPHONE}) {
      window.page().setViewportSize(width, width == DESK ? 1_000 : 800);
      look(window, visit.name() + "-" + language + "-" + width, isFirst(language))
          .forEach(it -> complaints.add(width + ": " + it));
      if (HANDBOOK && HANDBOOK_PICTURES.getOrDefault(visit.name(), 0) == width) {
        byte[] _ =
            window
                .page()
                .screenshot(
                    new Page.ScreenshotOptions()
                        .setType(ScreenshotType.JPEG)
                        .setQuality(60)
                        .setPath(
                            Path.of(
                                "src/main/resources/handbook/pictures",
                                visit.name() + "-" + language + ".jpg")));
      }
    }
    window.complaints().stream()
        .filter(it -> !isAboutNothingThere(visit, it))
        .forEach(complaints::add);
    return complaints;
  }

  private static boolean isAboutNothingThere(Visit visit, String complaint) {
    return visit.name().endsWith("not-found")
        && (complaint.contains("404") || complaint.contains("410"));
  }

  /** Both languages have the same elements and colours, and MessagesTest holds their words. */
  private static boolean isFirst(String language) {
    return language.equals("fr");
  }

  /**
   * What is wrong with the page as it stands in its window; then a picture shows it.
   *
   * @param wholly whether it is asked for its accessibility, and a picture is taken that was asked
   *     for
   */
  private static List<String> look(Chromium.Window window, String picture, boolean wholly) {
    Page page = window.page();
    // What a page draws after it was loaded or turned is there two frames later.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))");
    List<String> complaints = new ArrayList<>();
    if ((boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
      complaints.add("is wider than its screen");
    }
    if (wholly) {
      complaints.addAll(AccessibilityFaults.of(page));
    }
    if (!complaints.isEmpty() || (wholly && PICTURES)) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "pages", picture + ".png")));
    }
    return complaints;
  }
}
