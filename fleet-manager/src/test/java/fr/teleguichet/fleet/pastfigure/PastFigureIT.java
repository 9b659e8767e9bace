package fr.teleguichet.fleet.pastfigure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures of before from the file to the page, out again, and taken back. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class PastFigureIT {

  private static final String HEAD = PastFigureSamples.HEAD;

  private TestPages.Running pages;
  private Forms coordinator;

  @BeforeEach
  void eightKiosks(TestPages.Running running) {
    pages = running;
    EightKiosks.on(pages);
    coordinator = new Forms(pages, pages.session());
  }

  private List<PastFigure> figures() {
    return pages.context().getBean(PastFigureReader.class).read(new Scope.Fleet());
  }

  private HttpResponse<String> look(byte[] file) {
    return coordinator.post(
        "/past-figures/import",
        "file",
        "data:application/octet-stream;base64," + Base64.getEncoder().encodeToString(file));
  }

  @Test
  void aFileIsLookedAtThenConfirmedThenOnThePage() {
    String file =
        HEAD
            + "2019,,,,interviews,312,,\"Bilan 2019 de la Préfecture du Lot, p. 4\",x\n"
            + "2020,cajarc,,caf,interviews,1 234,,Registre,\n"
            + "2019,,Mairie de Cazals,,satisfied,188,200,Enquête,\n";

    String preview = coordinator.post("/past-figures/import", "text", file).body();

    assertThat(preview)
        .contains("3 chiffres nouveaux, aucun modifié", "2019, Entretiens, Tout le réseau")
        .contains("188 sur 200", "Importer</button>");
    assertThat(figures()).as("only looked at").isEmpty();
    PastFigureSamples.read(coordinator, file);
    assertThat(figures()).hasSize(3);
    assertThat(coordinator.get("/past-figures").body())
        .contains(
            "3 chiffres repris d’avant le logiciel", "Bilan 2019 de la Préfecture du Lot, p. 4")
        .contains("Repris, non compté par le logiciel", "Mairie de Cazals (site disparu)");
    assertThat(pages.audit().of("past-figures.imported")).hasSize(1);
    assertThat(coordinator.post("/past-figures/import", "text", file).body())
        .contains("Aucun chiffre nouveau, aucun modifié, 3 inchangés")
        .doesNotContain("Importer</button>");
    assertThat(coordinator.get("/past-figures?place=cajarc&lang=en").body())
        .contains("1,234", "Registre", "CAF");
  }

  @Test
  void whatChangesIsShownFromOldToNewAndATakenBackFileLeavesTheOneBefore() {
    PastFigureSamples.read(coordinator, HEAD + "2019,,,,interviews,312,,Bilan,\n");
    String second = HEAD + "2019,,,,interviews,321,,Bilan corrigé,\n2020,,,,interviews,5,,Bilan,\n";

    assertThat(coordinator.post("/past-figures/import", "text", second).body())
        .contains("1 chiffre nouveau, 1 modifié", "312 → 321", "Bilan → Bilan corrigé");
    PastFigureSamples.read(coordinator, second);
    assertThat(figures()).extracting(PastFigure::plainValue).containsExactly("321", "5");

    String page = coordinator.get("/past-figures").body();
    String path = "/past-figures/imports/" + Forms.between(page, "/past-figures/imports/", "\"");
    assertThat(coordinator.get(path).body()).contains("2 chiffres, années 2019 à 2020");
    assertThat(Forms.location(coordinator.post(path))).isEqualTo("/past-figures?done=taken-back");

    assertThat(figures()).extracting(PastFigure::plainValue).containsExactly("312");
    assertThat(pages.audit().of("past-figures.taken-back")).hasSize(1);
    assertThat(coordinator.get(path).statusCode()).isEqualTo(404);
    assertThat(coordinator.post(path).statusCode()).isEqualTo(404);
  }

  @Test
  void whatChangedSinceItWasLookedAtIsShownAgain() {
    String file = HEAD + "2019,,,,interviews,312,,Bilan,\n";
    String preview = coordinator.post("/past-figures/import", "text", file).body();
    PastFigureSamples.read(coordinator, HEAD + "2019,,,,interviews,1,,Autre,\n");

    HttpResponse<String> answer =
        coordinator.post(
            "/past-figures/import",
            "file",
            Forms.between(preview, "name=\"file\" value=\"", "\""),
            "confirmed",
            Forms.between(preview, "name=\"confirmed\" value=\"", "\""));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Entre-temps quelque chose a changé", "1 → 312");
    assertThat(figures()).extracting(PastFigure::plainValue).containsExactly("1");
  }

  @Test
  void whatGoesOutComesInAgainAsItWas() {
    int _ = PastFigureSamples.on(pages);
    byte[] csv = bytes("/past-figures.csv");
    byte[] ods = bytes("/past-figures.ods");
    assertThat(new String(csv, StandardCharsets.UTF_8))
        .startsWith("\uFEFF\"year\",\"site\",\"former_site\"");

    for (byte[] file : List.of(csv, ods)) {
      assertThat(look(file).body()).contains("Aucun chiffre nouveau, aucun modifié, 11 inchangés");
    }
  }

  @Test
  void theTemplateIsAFileWithoutFigures() {
    for (String kind : List.of("csv", "ods")) {
      assertThat(look(bytes("/past-figures/template." + kind)).body())
          .contains("Aucun chiffre nouveau, aucun modifié, aucun inchangé");
    }
    assertThat(coordinator.get("/past-figures/template.csv").body())
        .contains("# indicator", "\"co2-net\"", "\"cajarc\"", "\"carsat\"", "# 2025");
  }

  @Test
  void aHostileFileIsRefusedWithItsPlaceAndNothingIsDone() {
    refused(
        HEAD + "2019,,,,interviews,1,,B,\n2019,,,,interviews,2,,B,\n",
        "ligne 3, colonne 1",
        "déjà donné à la ligne 2");
    refused(HEAD + "2019,atlantis,,,interviews,1,,B,\n", "ligne 2, colonne 6", "former_site");
    refused(HEAD + "2026,,,,interviews,1,,B,\n", "ligne 2, colonne 1", "de 2000 à 2025");
    refused(HEAD + "2019,,,,interviews,1e999,,B,\n", "colonne 20", "n’est pas un nombre sûr");
    refused("year;prix\n1;1\n", "ligne 1, colonne 6", "n’existe pas");
    assertThat(
            look(TestSpreadsheet.ofSheets(
                    "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "<table:table/>"))
                .body())
        .contains("aucun tableur n’écrit")
        .doesNotContain("root:");
    String formula =
        TestSpreadsheet.row("year", "indicator", "value", "source")
            + "<table:table-row>"
            + TestSpreadsheet.cell("2019")
            + TestSpreadsheet.cell("interviews")
            + "<table:table-cell table:formula=\"of:=1+1\"/></table:table-row>";
    assertThat(look(TestSpreadsheet.ofRows(formula)).body())
        .contains("feuille «\u00a0Bilans\u00a0», cellule C2", "contient une formule");
    assertThat(figures()).isEmpty();
  }

  private void refused(String file, String... said) {
    HttpResponse<String> answer =
        coordinator.post("/past-figures/import", "text", file, "confirmed", "x");
    assertThat(answer.statusCode()).as(file).isEqualTo(422);
    assertThat(answer.body()).contains(said).doesNotContain("Importer</button>");
  }

  @Test
  void eachSeesTheFiguresOfItsSites() {
    PastFigureSamples.read(
        coordinator,
        HEAD
            + "2019,,,,interviews,312,,Bilan du réseau,\n"
            + "2019,bretenoux,,,interviews,30,,Registre de Bretenoux,\n"
            + "2019,puy-leveque,,,interviews,20,,Registre de Puy,\n"
            + "2019,,Mairie de Cazals,,interviews,12,,Registre de Cazals,\n");

    for (Role role : List.of(Role.COORDINATOR, Role.VIEWER, Role.MEDIATOR)) {
      Forms part = new Forms(pages, TestPeople.of(pages.context(), role, "cauvaldor"));
      assertThat(part.get("/past-figures").body())
          .contains("Registre de Bretenoux")
          .doesNotContain("Bilan du réseau", "Registre de Puy", "Cazals", "/past-figures/import");
      assertThat(part.get("/past-figures.csv").body().lines()).hasSize(2);
      assertThat(part.page("/past-figures?place=puy-leveque")).doesNotContain("Registre de Puy");
    }
  }

  @Test
  void aSiteThatIsDeletedLaterKeepsItsFiguresUnderItsName() {
    PastFigureSamples.read(coordinator, HEAD + "2019,bretenoux,,,interviews,30,,Registre,\n");
    String name = figures().getFirst().key().place().siteName();

    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute("UPDATE kiosk SET site_id = NULL");
              int _ = handle.execute("DELETE FROM planned_kiosk");
              int _ = handle.execute("DELETE FROM site WHERE code = 'bretenoux'");
            });
    pages.readSites();

    assertThat(figures())
        .extracting(it -> it.key().place())
        .containsExactly(new PastFigurePlace.FormerSite(name));
  }

  @Test
  void programsLookThenConfirmReadAndTakeBack() throws IOException {
    String token = Files.readString(pages.tokenFile()).strip();
    byte[] file =
        TestSpreadsheet.ofRows(
            TestSpreadsheet.row("year", "indicator", "value", "of", "source")
                + "<table:table-row>"
                + TestSpreadsheet.number("2019")
                + TestSpreadsheet.cell("satisfied")
                + TestSpreadsheet.number("188")
                + TestSpreadsheet.number("200")
                + TestSpreadsheet.cell("Bilan")
                + "</table:table-row>");

    assertThat(send(token, "", file).body())
        .isEqualTo("{\"done\":false,\"added\":1,\"changed\":0,\"same\":0}");
    assertThat(figures()).isEmpty();
    assertThat(send(token, "?confirmed=true", file).body()).contains("\"done\":true");
    assertThat(api(token, "GET", "").body())
        .contains("\"indicator\":\"satisfied\",\"value\":188,\"of\":200,\"unit\":\"share\"");
    HttpResponse<String> wrong = send(token, "?confirmed=true", new byte[] {'P', 'K'});
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("line 1, column 1", "no readable spreadsheet");
    String id = Forms.between(api(token, "GET", "/imports").body(), "\"id\":", ",");
    assertThat(api(token, "DELETE", "/imports/" + id).statusCode()).isEqualTo(204);
    assertThat(api(token, "DELETE", "/imports/" + id).statusCode()).isEqualTo(404);
    assertThat(figures()).isEmpty();
  }

  private HttpResponse<String> send(String token, String query, byte[] file) {
    return pages.send(
        pages
            .strangersRequest("/api/v1/past-figures/imports" + query)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/vnd.oasis.opendocument.spreadsheet")
            .POST(BodyPublishers.ofByteArray(file))
            .build());
  }

  private HttpResponse<String> api(String token, String method, String path) {
    return pages.send(
        pages
            .strangersRequest("/api/v1/past-figures" + path)
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.noBody())
            .build());
  }

  private byte[] bytes(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(pages.request(path).build(), BodyHandlers.ofByteArray()).body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      throw new IllegalStateException(path, failure);
    }
  }
}
