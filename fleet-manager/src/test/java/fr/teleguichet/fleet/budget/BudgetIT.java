package fr.teleguichet.fleet.budget;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The budget from the form and the file to the page, the reader and the programming interface. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class BudgetIT {

  private TestPages.Running pages;
  private Forms coordinator;
  private int year;

  @BeforeEach
  void eightKiosks(TestPages.Running running) {
    pages = running;
    EightKiosks.on(pages);
    coordinator = new Forms(pages, pages.session());
    year = reader().thisYear();
  }

  private BudgetReader reader() {
    return pages.context().getBean(BudgetReader.class);
  }

  private HttpResponse<String> add(
      String funder, String nature, String planned, String paid, String site) {
    return coordinator.post(
        "/budget/lines",
        "year",
        Integer.toString(year),
        "funder",
        funder,
        "nature",
        nature,
        "planned",
        planned,
        "paid",
        paid,
        "site",
        site,
        "note",
        "=cmd|' /C calc'!A0");
  }

  /** Two lines of the whole network, and one of each of two sites in different territories. */
  private void budget() {
    assertThat(Forms.location(add("PRAI", "study", "64 000", "64 000,00", "")))
        .isEqualTo("/budget?done=added");
    assertThat(add("relais de services publics", "running", "50000", "", "").statusCode())
        .isEqualTo(303);
    assertThat(add("Fondation du causse", "running", "1000", "999.5", "bretenoux").statusCode())
        .isEqualTo(303);
    assertThat(add("Europe", "investment", "500", "500", "puy-leveque").statusCode())
        .isEqualTo(303);
  }

  @Test
  void whatIsTypedIsAddedUpAndDividedByTheInterviewsOfTheSameYears() {
    budget();

    String page = coordinator.get("/budget").body();
    assertThat(page)
        .contains("65\u202f499,50\u00a0€ réglés", "115\u202f500\u00a0€", "Fondation du causse")
        .contains("Tout le réseau", "aria-current=\"page\"")
        .contains("une minute au moins avec un agent");

    BudgetFigures figures =
        reader().read(YearMonth.of(year - 1, 1), YearMonth.of(year, 12), new Scope.Fleet());
    assertThat(figures.full().interviews()).as("70 of the kiosks’ 80 attempts").isEqualTo(70);
    assertThat(figures.full().each().map(EuroAmount::plain)).hasValue("935.71");
    assertThat(figures.running().each().map(EuroAmount::plain)).hasValue("14.28");
    assertThat(figures.bySite()).hasSize(2);
    assertThat(figures.of("Relais de services publics").orElseThrow().total().planned())
        .as("a name that is known makes no second funder")
        .isEqualTo(EuroAmount.of(50_000));
    assertThat(coordinator.get("/budget?lang=en").body())
        .contains("€65,499.50 paid", "Running cost per interview", "(n\u00a0=\u00a070)");
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldAndNothingTypedIsLost() {
    HttpResponse<String> answer =
        coordinator.post(
            "/budget/lines",
            "year",
            "1999",
            "funder",
            "x".repeat(81),
            "nature",
            "bribe",
            "planned",
            "1,234.50",
            "paid",
            "-1",
            "site",
            "nowhere",
            "note",
            "<script>");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("6 champs sont à corriger", "year-error", "funder-error", "nature-error")
        .contains("planned-error", "paid-error", "site-error", "value=\"1,234.50\"")
        .contains("id=\"note\" name=\"note\" class=\"form-control\" value=\"&lt;script>\"");
    assertThat(add("PRAI", "study", "", "0", "").body()).contains("les deux sont vides ou nuls");
  }

  @Test
  void aLineIsChangedAndDeletedOnlyOnceItWasAsked() {
    budget();
    Matcher line =
        Pattern.compile("href=\"(/budget/lines/[0-9]+)\"[^>]*PRAI")
            .matcher(coordinator.get("/budget").body());
    assertThat(line.find()).isTrue();
    String path = line.group(1);

    assertThat(coordinator.get(path).body()).contains("value=\"64000.00\"", "=cmd|");
    assertThat(
            Forms.location(
                coordinator.post(
                    path,
                    "year",
                    Integer.toString(year),
                    "funder",
                    "PRAI",
                    "nature",
                    "study",
                    "planned",
                    "64000",
                    "paid",
                    "60000")))
        .isEqualTo("/budget?done=changed");
    assertThat(coordinator.get(path + "/delete").body())
        .contains("PRAI, Étude, 60\u202f000\u00a0€", "La suppression est définitive");
    assertThat(Forms.location(coordinator.post(path + "/delete")))
        .isEqualTo("/budget?done=deleted");
    assertThat(coordinator.get(path).statusCode()).isEqualTo(404);
    assertThat(coordinator.get("/budget?done=deleted").body())
        .contains("La ligne est supprimée.")
        .doesNotContain(">PRAI<");
    for (String what : new String[] {"budget.added", "budget.changed", "budget.deleted"}) {
      assertThat(pages.audit().of(what)).as(what).isNotEmpty();
    }
  }

  @Test
  void eachSeesAndWritesWhatTheScopeHolds() throws IOException {
    budget();
    Forms part = new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "cauvaldor"));
    Forms official = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "cauvaldor"));

    for (Forms visitor : new Forms[] {part, official}) {
      assertThat(visitor.get("/budget").body())
          .contains("999,50\u00a0€ réglés", "Vous voyez les dépenses de vos sites")
          .doesNotContain("PRAI", "Europe", "/budget/import");
      assertThat(visitor.get("/budget.csv").body().lines()).hasSize(2);
    }
    assertThat(official.page("/budget")).doesNotContain("/budget/lines");
    assertThat(
            part.post(
                    "/budget/lines",
                    "year",
                    Integer.toString(year),
                    "funder",
                    "PRAI",
                    "nature",
                    "study",
                    "planned",
                    "1")
                .body())
        .contains("Choisissez un de vos sites");
    assertThat(
            part.post(
                    "/budget/lines",
                    "year",
                    Integer.toString(year),
                    "funder",
                    "PRAI",
                    "nature",
                    "study",
                    "planned",
                    "1",
                    "site",
                    "puy-leveque")
                .statusCode())
        .isEqualTo(422);
    for (BudgetLine line : reader().lines(new Scope.Fleet())) {
      int status = part.get("/budget/lines/" + line.id()).statusCode();
      assertThat(status).isEqualTo(isBretenoux(line) ? 200 : 404);
      if (!isBretenoux(line)) {
        assertThat(part.post("/budget/lines/" + line.id() + "/delete").statusCode()).isEqualTo(404);
      }
    }
    assertThat(reader().lines(new Scope.Fleet())).hasSize(4);
    assertThat(
            pages
                .send(
                    pages
                        .strangersRequest("/api/v1/budget?from=" + year + "&to=" + year)
                        .header(
                            "Authorization",
                            "Bearer " + Files.readString(pages.tokenFile()).strip())
                        .build())
                .body())
        .contains("\"paid\":\"65499.50\"", "\"funder\":\"Fondation du causse\"", "\"each\":\"");
  }

  private static boolean isBretenoux(BudgetLine line) {
    return line.funder().french().equals("Fondation du causse");
  }

  @Test
  void theFileGoesOutAndInAgainAndSpendsNothingTwice() {
    budget();
    String file = coordinator.get("/budget.csv").body();
    assertThat(file)
        .startsWith("number,year,funder,nature,planned,paid,site,note\r\n")
        .contains("\"'=cmd|' /C calc'!A0\"", "\"999.50\",\"bretenoux\"");

    assertThat(coordinator.post("/budget/import", "text", file).body())
        .contains("Aucune ligne nouvelle, aucune modifiée, 4 inchangées")
        .doesNotContain("Importer</button>");

    String more =
        "year;funder;nature;paid\n"
            + (year - 1)
            + ";Région;communication;\"1 500,25\"\n"
            + (year - 1)
            + ";Mécène;staff;20\n";
    HttpResponse<String> preview =
        coordinator.post(
            "/budget/import",
            "file",
            "data:text/csv;base64,"
                + Base64.getEncoder().encodeToString(more.getBytes(StandardCharsets.UTF_8)));
    assertThat(preview.body()).contains("2 lignes nouvelles", "Mécène");
    assertThat(reader().lines(new Scope.Fleet())).as("only looked at").hasSize(4);
    String read = Forms.between(preview.body(), "name=\"file\" value=\"", "\"");
    for (int again = 0; again < 2; again++) {
      HttpResponse<String> _ = coordinator.post("/budget/import", "file", read, "confirmed", "yes");
      assertThat(reader().lines(new Scope.Fleet())).hasSize(6);
    }
    assertThat(coordinator.get("/budget").body()).contains("1\u202f500,25\u00a0€", "Mécène");
  }

  @Test
  void aHostileFileIsRefusedWithLineAndColumnAndNothingIsDone() {
    budget();
    String head = "number,year,funder,nature,planned\n";
    refused(head + ",2025,PRAI,study,-1\n", "ligne 2, colonne 18", "sans signe");
    refused(head + ",2025,PRAI,study,1\n,2025,PRAI,study,1\n", "ligne 3, colonne 1", "deux fois");
    refused(head + "999999,2025,PRAI,study,1\n", "ligne 2, colonne 1", "pas de ligne numéro");
    refused("year,year\n1,1\n", "ligne 1, colonne 6", "figure deux fois");
    refused("year,price\n1,1\n", "ligne 1, colonne 6", "n’existe pas");
    refused("year,funder\n2025,\"PRAI\n", "ligne 2, colonne 6", "n’est pas refermé");
    refused(head + ",2025," + "x".repeat(70_000) + "\n", "ligne 2, colonne 65\u202f537", "dépasse");
    refused(head + ",2025,a\u0007b,study,1\n", "ligne 2, colonne 7", "Écrivez qui paye");
    assertThat(reader().lines(new Scope.Fleet())).hasSize(4);
  }

  private void refused(String file, String... said) {
    HttpResponse<String> answer =
        coordinator.post("/budget/import", "text", file, "confirmed", "yes");
    assertThat(answer.statusCode()).as(file.lines().findFirst().orElse("")).isEqualTo(422);
    assertThat(answer.body()).contains(said).doesNotContain("Importer</button>");
  }
}
