package fr.teleguichet.fleet.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commitments: measured at meetings, judged, and told as they were. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class CommitmentIT {

  @Test
  void eachMeetingIsKeptAndTheLastOneDecides(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    String path = added(forms, "by-hand");
    measure(forms, path, "2025-03-10", "40", "at-risk");
    measure(forms, path, "2026-03-10", "62,5", "kept");

    String page = forms.get("/commitments").body();

    assertThat(page).contains("1 engagement tenu", "62,5", "10 mars 2025", "hors de la cible");
    CommitmentReportReader reader = pages.context().getBean(CommitmentReportReader.class);
    ReportedCommitments then =
        reader.read(YearMonth.of(2025, 1), YearMonth.of(2025, 12), new Scope.Fleet());
    ReportedCommitments now =
        reader.read(YearMonth.of(2026, 1), YearMonth.of(2026, 12), new Scope.Fleet());
    assertThat(then.lines().getFirst().state()).hasValue(CommitmentState.AT_RISK);
    assertThat(now.lines().getFirst().state()).hasValue(CommitmentState.KEPT);
    assertThat(now.count(CommitmentState.KEPT)).isEqualTo(1);
    assertThat(
            reader.read(YearMonth.of(2024, 1), YearMonth.of(2024, 12), new Scope.Fleet()).lines())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.state()).isEmpty());
    assertThat(forms.get("/api/v1/commitments").body())
        .contains("\"amount\":62.5", "\"state\":\"kept\"");
  }

  @Test
  void theNetworksOwnFigureIsOffered(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());

    for (CommitmentFigure figure :
        new CommitmentFigure[] {CommitmentFigure.INTERVIEWS, CommitmentFigure.ANSWERED_CALLS}) {
      String path = added(forms, figure.code());
      assertThat(forms.get(path + "/measure").body())
          .as(figure.code())
          .contains("sur les douze derniers mois complets")
          .contains(
              figure == CommitmentFigure.INTERVIEWS
                  ? "Entretiens menés sur tout le réseau"
                  : "entretiens menés et demandes sans réponse, sur tout le réseau");
      assertThat(forms.post(path + "/remove").statusCode()).isEqualTo(303);
    }
    String path = added(forms, CommitmentFigure.SATISFIED.code());
    assertThat(forms.get(path + "/measure").body()).contains("relevez-le sur sa page");
  }

  /** As on the page of usage: one of the waits, and no number between two of them. */
  @Test
  void theMedianWaitThatIsOfferedIsTheNearestRank(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    YearMonth last =
        YearMonth.from(pages.clock().instant().atZone(LocalizedText.ZONE)).minusMonths(1);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int waited : new int[] {90, 20, 31, 5}) {
                int _ =
                    handle.execute(
                        "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service,"
                            + " started, seconds, outcome, waited) VALUES (1, ?, 1, NULL, 'caf',"
                            + " ?, 600, 'held', ?)",
                        waited,
                        last.atDay(10).atTime(12, 0),
                        waited);
              }
            });

    String path = added(forms, CommitmentFigure.MEDIAN_WAIT.code());
    assertThat(forms.get(path + "/measure").body())
        .contains("Les chiffres du réseau donnent 20 sur les douze derniers mois complets (")
        .contains("n = 4\u00a0: entretiens menés dont l’attente est connue");
  }

  @Test
  void availabilityIsThatOfTheLastTwelveMonths(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    String path = added(forms, CommitmentFigure.AVAILABILITY.code());
    assertThat(forms.get(path + "/measure").body()).contains("relevez-le sur sa page");
    YearMonth last =
        YearMonth.from(pages.clock().instant().atZone(LocalizedText.ZONE)).minusMonths(1);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link,"
                          + " link_since) VALUES (1, 'k', 't', NOW(), NOW(), 'unknown', NOW())");
              for (int back = 0; back < 13; back++) {
                int _ =
                    handle.execute(
                        "INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known,"
                            + " closed, updated) VALUES (1, ?, 0, ?, 1000, TRUE, NOW())",
                        last.minusMonths(back).atDay(1),
                        back < 12 ? 975 : 0);
              }
            });

    assertThat(forms.get(path + "/measure").body())
        .contains("97,5", "n = 3\u00a0h\u00a0: temps dont la liaison est connue");
  }

  @Test
  void whatIsWrongComesBackAndOthersRead(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    String path = added(forms, "by-hand");

    assertThat(forms.post("/commitments", "text", "", "target", "much", "due", "soon").body())
        .contains("Donnez l’engagement", "avec deux décimales au plus", "value=\"much\"");
    assertThat(forms.post(path + "/measure", "meeting", "2999-01-01", "state", "fine").statusCode())
        .isEqualTo(422);
    assertThat(forms.get(path + "/remove").body()).contains("Supprimer cet engagement");
    Forms viewer =
        new Forms(pages, TestPeople.signedIn(pages.context(), Role.VIEWER, new Scope.Fleet()));
    assertThat(viewer.get("/commitments").body())
        .contains("Un conseiller répond vite")
        .doesNotContain("/measure");
    assertThat(viewer.post(path + "/remove").statusCode()).isEqualTo(403);
  }

  @Test
  void theReportSaysOnWhichSideOfTheTargetAMeasureIs(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    measure(forms, added(forms, "by-hand", "at-most"), "2025-03-10", "61,5", "missed");

    String report =
        Forms.location(forms.post("/evaluations", "from", "2025-01", "to", "2025-12", "scope", ""))
            .replace("?done=drafted", "");

    assertThat(forms.get(report + "?lang=fr").body())
        .contains("Un conseiller répond vite (Attente médiane, en secondes) – non tenu")
        .contains(">au plus 60<")
        .contains(">61,5 <span class=\"evaluation-base\">(hors de la cible)</span>");
    assertThat(forms.get(report + "?lang=en").body()).contains("at most 60", "(off the target)");
    assertThat(forms.get(report + "/report.csv?lang=en").body())
        .contains("\"commitment-target\",\"Target\",60,,,,60,");
    assertThat(forms.get(report + "/report.json").body())
        .contains("{\"kind\":\"target\",\"value\":60,\"bound\":\"at-most\"}");
  }

  private static String added(Forms forms, String figure) {
    return added(forms, figure, "at-least");
  }

  private static String added(Forms forms, String figure, String bound) {
    assertThat(
            forms
                .post(
                    "/commitments",
                    "text",
                    "Un conseiller répond vite",
                    "indicator",
                    "Attente médiane, en secondes",
                    "figure",
                    figure,
                    "bound",
                    bound,
                    "target",
                    "60",
                    "due",
                    "2030-12-31",
                    "responsible",
                    "Coordination")
                .statusCode())
        .isEqualTo(303);
    Matcher link = Pattern.compile("/commitments/[0-9]+").matcher(forms.get("/commitments").body());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static void measure(
      Forms forms, String path, String meeting, String amount, String state) {
    assertThat(
            forms
                .post(
                    path + "/measure",
                    "meeting",
                    meeting,
                    "amount",
                    amount,
                    "state",
                    state,
                    "remark",
                    "vu en comité")
                .statusCode())
        .isEqualTo(303);
  }
}
