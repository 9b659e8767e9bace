package fr.teleguichet.fleet.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.site.VisibleSites;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests by day, as a report to France services wants them. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ActivityIT {

  private static final String MONTHS = "from=2025-01&to=2025-06";

  private int number;

  private void interview(Handle handle, LocalDateTime utc, int site, String outcome, int seconds) {
    number++;
    int _ =
        handle.execute(
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome) VALUES (1, ?, ?, ?, 'caf', ?, ?, ?)",
            number,
            site,
            site,
            utc,
            seconds,
            outcome);
  }

  private void somethingHappened(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              site(handle, 1, "ici", "=HYPERLINK(\"x\")");
              site(handle, 2, "la-bas", "Relais de là-bas");
              // After midnight in France.
              interview(handle, LocalDateTime.of(2025, 3, 9, 23, 30), 1, "held", 600);
              interview(handle, LocalDateTime.of(2025, 3, 10, 10, 0), 1, "held", 1_200);
              interview(handle, LocalDateTime.of(2025, 3, 10, 11, 0), 1, "abandoned", 20);
              interview(handle, LocalDateTime.of(2025, 3, 10, 11, 0), 2, "held", 300);
              int _ =
                  handle.execute(
                      "INSERT INTO interview_month (month, site_id, service, outcome, interviews,"
                          + " seconds, last) VALUES (?, 1, 'caf', 'held', 4, 2400, ?)",
                      LocalDate.of(2025, 1, 1),
                      LocalDate.of(2025, 1, 20));
              int _ =
                  handle.execute(
                      "INSERT INTO mediator_note (day, site_id, service, solved, first_visit,"
                          + " notes) VALUES (?, 1, '', 1, 0, 3)",
                      LocalDate.of(2025, 3, 10));
            });
    pages.readSites();
    var _ = pages.kiosk("ici", "borne-ici").born();
    var _ = pages.kiosk("la-bas", "borne-la-bas").born();
    Awaitility.await()
        .atMost(Durations.ONE_MINUTE)
        .until(
            () ->
                pages
                        .context()
                        .getBean(VisibleSites.class)
                        .in(new Scope.Territories(Set.of("la-bas")))
                        .size()
                    == 1);
  }

  private static void site(Handle handle, int id, String code, String name) {
    int _ =
        handle.execute(
            "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                + " VALUES (?, ?, ?, 'Cajarc', '46045', 44.4855, 1.8426)",
            id,
            code,
            name);
    int _ =
        handle.execute(
            "INSERT INTO planned_kiosk (name, site_id, planned) VALUES (?, ?, UTC_TIMESTAMP(3))",
            "borne-" + code,
            id);
  }

  @Test
  void aRowForEachDayAndNoneForAPerson(TestPages.Running pages) {
    somethingHappened(pages);

    List<String> csv = pages.get("/activity.csv?" + MONTHS).body().lines().toList();

    String site = "\"'=HYPERLINK(\"\"x\"\")\",\"Cajarc\",\"46045\"";
    String caf = "\"Allocations familiales (CAF)\",\"\",\"Visioconférence\"";
    assertThat(csv)
        .containsExactly(
            "\"Date\",\"Période\",\"Structure\",\"Commune\",\"Code"
                + " INSEE\",\"Partenaire\",\"Thématique\",\"Canal d’accompagnement\",\"Suite"
                + " donnée\",\"Accompagnement par un agent\",\"Première visite\",\"Nombre de"
                + " demandes\",\"Durée moyenne (minutes)\",\"Source\"",
            "\"2025-01-01\",\"Mois\","
                + site
                + ","
                + caf
                + ",\"Entretien avec le partenaire\",\"\",\"\",4,10,\"Borne\"",
            "\"2025-03-10\",\"Jour\","
                + site
                + ","
                + caf
                + ",\"Entretien avec le partenaire\",\"\",\"\",2,15,\"Borne\"",
            "\"2025-03-10\",\"Jour\","
                + site
                + ","
                + caf
                + ",\"Sans suite\",\"\",\"\",1,,\"Borne\"",
            "\"2025-03-10\",\"Jour\",\"Relais de là-bas\",\"Cajarc\",\"46045\","
                + caf
                + ",\"Entretien avec le partenaire\",\"\",\"\",1,5,\"Borne\"",
            "\"2025-03-10\",\"Jour\","
                + site
                + ",\"Autre thème\",\"\",\"Accueil physique\",\"Traitée sur"
                + " place\",\"Oui\",\"Non\",3,,\"Note du médiateur\"");
  }

  @Test
  void theSpreadsheetHasTheSameCellsAsTexts(TestPages.Running pages) throws Exception {
    somethingHappened(pages);

    byte[] file;
    try (HttpClient http = HttpClient.newHttpClient()) {
      file =
          http.send(
                  pages.request("/activity.ods?" + MONTHS).build(),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body();
    }
    Sheet sheet = new SpreadSheet(new ByteArrayInputStream(file)).getSheet(0);

    assertThat(sheet.getMaxRows()).isEqualTo(6);
    assertThat(sheet.getRange(2, 2).getValue()).isEqualTo("=HYPERLINK(\"x\")");
    assertThat(sheet.getRange(2, 2).getFormula()).isNull();
    assertThat(sheet.getRange(2, 11).getValue()).isEqualTo(2.0);
  }

  @Test
  void thePageSaysWhichColumnsAreGuesses(TestPages.Running pages) {
    somethingHappened(pages);

    assertThat(pages.get("/activity?lang=fr&" + MONTHS).body())
        .contains("n’est pas publique", "Supposée", "Demandée", "Ajoutée ici", "Thématique");
    assertThat(pages.get("/activity?lang=en&from=2001-01&to=2001-02").body())
        .contains("No request in these months");
    assertThat(pages.get("/activity.csv?site=la-bas&" + MONTHS).body().lines()).hasSize(2);
  }

  @Test
  void aCoordinatorOfATerritoryGetsItsSites(TestPages.Running pages) {
    somethingHappened(pages);
    Forms part = new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "la-bas"));

    assertThat(part.get("/activity.csv?" + MONTHS).body().lines())
        .hasSize(2)
        .noneMatch(it -> it.contains("HYPERLINK"));
    assertThat(part.get("/activity.csv?site=ici&" + MONTHS).body().lines()).hasSize(1);
  }
}
