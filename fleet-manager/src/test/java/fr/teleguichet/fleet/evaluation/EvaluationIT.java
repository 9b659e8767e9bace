package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.miachm.sods.Range;
import com.github.miachm.sods.SpreadSheet;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Percentage;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports from the form to the file that elected officials get, and what becomes of them later. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class EvaluationIT {

  private static Forms coordinator(TestPages.Running pages) {
    return new Forms(pages, pages.session());
  }

  /** Of all eighteen months; where its page is. */
  private static String draft(Forms forms, String scope) {
    HttpResponse<String> made =
        forms.post("/evaluations", "from", "2024-07", "to", "2025-12", "scope", scope);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    return Forms.location(made).replace("?done=drafted", "");
  }

  private static void publish(Forms forms, String report) {
    String hash =
        Forms.between(forms.get(report + "/publish").body(), "name=\"hash\" value=\"", "\"");
    assertThat(Forms.location(forms.post(report + "/publish", "hash", hash)))
        .isEqualTo(report + "?done=published");
  }

  /** What the whole network paid is divided among nobody. */
  @Test
  void aTerritoryHasTheCostsOfItsSitesOrIsToldWhyNot(TestPages.Running pages) {
    PublishedAccount.on(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO budget_line (year, funder_id, nature, planned, paid, site_id,"
                          + " note, recorded) VALUES (2024, 6, 'running', 1500, 1200, 1, '',"
                          + " NOW()), (2025, 6, 'investment', 60, 60, 2, '', NOW()), (2025, 4,"
                          + " 'study', 64000, 64000, NULL, '', NOW())");
            });
    Forms forms = coordinator(pages);
    String report = draft(forms, "");

    // 1260 euros and the 126 interviews at the four sites of the grouping.
    assertThat(forms.get(report + "?lang=fr").body().replaceAll("[\u00a0\u202f]", " "))
        .contains("10 €", "1 260 € pour 126 entretiens, années 2024 à 2025")
        .contains("les dépenses de tout le réseau n’y sont pas comprises")
        .contains("Aucune dépense n’est saisie pour les sites du territoire")
        .contains("65 260 € pour 250 entretiens")
        .contains("Coût de fonctionnement par entretien</th><td class=\"number\">non saisi<")
        .doesNotContainPattern("Coût[^<]*</th><td class=\"number\">non mesuré");
  }

  @Test
  void thePublishedAccountComesOutInOneSentence(TestPages.Running pages) throws IOException {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    String report = draft(forms, "");

    String french = "250 entretiens en 18 mois\u00a0; les deux tiers avec" + " «\u00a0Retraite";
    assertThat(forms.get(report + "?lang=fr").body())
        .contains(french)
        .contains(
            "94\u00a0% de personnes satisfaites (188 réponses sur 200), dont 75\u00a0% très"
                + " satisfaites (141 sur 188)")
        .contains("9 personnes sur 10 recommanderaient le service (180 réponses sur 200)")
        .contains("188 sur 200\u00a0; intervalle à 95\u00a0%\u00a0: 89,8 à 96,5\u00a0%")
        .contains("CC Grand-Figeac", "CC Causses et Vallée de la Dordogne");
    assertThat(forms.get(report + "?lang=en").body())
        .contains("94% of people satisfied (188 of 200 answers), of whom 75% very (141 of 188)");
    assertThat(text(bytes(pages, report + "/report.pdf?lang=fr")))
        .contains("250 entretiens en 18 mois")
        .contains("9 personnes sur 10 recommanderaient le service (180 réponses sur 200)")
        .contains("CC Grand-Figeac");
  }

  /** More people answered in 2025 than had interviews in seven of its months. */
  @Test
  void aPartOfAYearSaysThatItsAnswersAreOfTheYearAndReadsAsFrench(TestPages.Running pages) {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);

    assertThat(part(forms, "2025-04", "2025-10"))
        .contains("<h1>Évaluation du réseau de téléguichets d’avril 2025 à octobre 2025</h1>")
        .contains("107 entretiens en 7 mois", "(96 réponses sur 108)")
        .contains("Les réponses au questionnaire sont celles de toute l’année 2025.</p>");
    assertThat(part(forms, "2025-04", "2025-04"))
        .contains("<h1>Évaluation du réseau de téléguichets en avril 2025</h1>");
    assertThat(part(forms, "2024-01", "2025-12"))
        .doesNotContain("Les réponses au questionnaire sont celles d");
  }

  private static String part(Forms forms, String from, String to) {
    HttpResponse<String> made = forms.post("/evaluations", "from", from, "to", to, "scope", "");
    return forms.page(Forms.location(made).replace("?done=drafted", "") + "?lang=fr");
  }

  /** Of a reader who sees; and four answers that 200 people chose from are not 800. */
  @Test
  void chartsSayBelowThemWhatTheyCountAndOfHowMany(TestPages.Running pages) throws IOException {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    String report = draft(forms, "");

    assertThat(text(bytes(pages, report + "/report.pdf?lang=fr")).replace('\u00a0', ' '))
        .contains("Entretiens par mois. Unité : entretiens menés. Conversations d’au moins")
        .contains(
            "Part de chaque réponse à la question de satisfaction. Unité : %. n = 200. Réponses de"
                + " ce choix")
        .contains("62 h 30 min", "Durée médiane 15 min 0 s n = 250 entretiens");
    assertThat(Forms.between(forms.page(report + "?lang=fr"), "À savoir en lisant", "</ul>"))
        .as("what is to be known where nobody sees its chapter")
        .doesNotContain("Rien n’a été saisi", "Connu pour 0 entretiens");
  }

  /** In its tables as beside its figures; the three chapters that answers make say who answered. */
  @Test
  void noShareStandsWithoutItsBaseAndNoneOfAnswersWithoutItsInterval(TestPages.Running pages)
      throws IOException {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    String report = draft(forms, "");

    assertThat(forms.get(report + "?lang=fr").body())
        .contains(
            "96\u00a0% <span class=\"evaluation-base\">(24 sur 25\u00a0; 80,5 à"
                + " 99,3\u00a0%)</span>")
        .contains("78,1\u00a0% <span class=\"evaluation-base\">(25 sur 32)</span>")
        .contains("66,8\u00a0% <span class=\"evaluation-base\">(167 sur 250)</span>")
        .contains("Peu satisfaits", "(12 sur 200\u00a0; 3,5 à 10,2\u00a0%)")
        .doesNotContainPattern("<td class=\"number\" data-column=\"[^\"]*\">[^<]*%</td>");
    assertThat(text(bytes(pages, report + "/report.pdf?lang=en")))
        .contains("(24 of 25; 80.5–99.3%)", "(25 of 32)", "(167 of 250)");
    JsonNode content = new ObjectMapper().readTree(forms.get(report + "/report.json").body());
    for (JsonNode chapter : content.get("chapters")) {
      if (List.of("satisfaction", "recommendation", "resolution")
          .contains(chapter.get("chapter").asText())) {
        assertThat(chapter.findValuesAsText("indicator")).contains("answer-rate");
        JsonNode bySite = chapter.get("breakdowns").get(chapter.get("breakdowns").size() - 1);
        assertThat(bySite.get("columns").toString()).contains("answer-rate");
        for (JsonNode line : bySite.get("lines")) {
          assertThat(line.get("cells").toString()).contains("\"interval\":{\"low\":0.");
        }
      }
    }
    assertThat(forms.get(report + "/report.csv?lang=en").body().lines())
        .filteredOn(line -> line.contains(",\"satisfied\",") && line.contains("Relais 2"))
        .singleElement()
        .asString()
        .containsPattern(",0.96,24,25,0[.]8045[0-9]+,0[.]9929[0-9]*,");
  }

  /** Whether it grows, and who pays, on the pages that elected officials read. */
  @Test
  void theFirstPagesSayWhetherItGrowsAndWhoPays(TestPages.Running pages) {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    for (String funder : List.of("PRAI", "Département")) {
      assertThat(
              forms
                  .post(
                      "/budget/lines",
                      "year",
                      "2025",
                      "funder",
                      funder,
                      "nature",
                      "study",
                      "planned",
                      "9000",
                      "paid",
                      funder.equals("PRAI") ? "9000" : "3000",
                      "site",
                      "",
                      "note",
                      "")
                  .statusCode())
          .isEqualTo(303);
    }

    String grows = forms.get(ofMonths(forms, "2025-07", "2025-12") + "?lang=fr").body();
    assertThat(Forms.between(grows, "<h2>L’essentiel</h2>", "Tous les chiffres</h2>"))
        .contains("91 dans la période précédente\u00a0: 26\u00a0% de moins")
        .contains(
            "Qui paie", "9\u202f000\u00a0€", "75\u00a0% de 12\u202f000\u00a0€", "25\u00a0% de");
    assertThat(Forms.between(grows, "CC Grand-Figeac</h2>", "La part de chaque service"))
        .contains("dans la période précédente\u00a0: ");
    assertThat(forms.get(ofMonths(forms, "2025-01", "2025-12") + "?lang=fr").body())
        .as("the year before is known since July")
        .contains(
            "92 dans la période précédente<", "Les entretiens sont connus depuis juillet 2024")
        .doesNotContain("dans la période précédente\u00a0:");
  }

  private static String ofMonths(Forms forms, String first, String last) {
    return Forms.location(forms.post("/evaluations", "from", first, "to", last, "scope", ""))
        .replace("?done=drafted", "");
  }

  @Test
  void eachFileHoldsTheSameFiguresAndNoneHoldsAFormula(TestPages.Running pages) throws IOException {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    String report = draft(forms, "");

    assertThat(forms.get(report + "/report.csv?lang=en").body().lines())
        .anyMatch(line -> line.contains("\"satisfied\"") && line.contains(",0.94,188,200,0.89"))
        .anyMatch(line -> line.contains("\"Site: =1+1 Mairie de Cajarc\""))
        .noneMatch(line -> line.contains(",\"=1+1"));
    assertThat(cells(bytes(pages, report + "/report.ods?lang=en")))
        .contains("satisfied", 0.94, 188.0, 200.0, "Site: =1+1 Mairie de Cajarc");
    String json = forms.get(report + "/report.json").body();
    assertThat(forms.get(report).body()).contains(EvaluationCodec.hash(json));
    String api = "/api/v1" + report;
    assertThat(pages.get(api).body()).isEqualTo(json);
    assertThat(accepting(pages, api, "application/pdf").body()).startsWith("%PDF-");
    assertThat(accepting(pages, api, "text/csv").body()).contains("indicator_code");
    assertThat(accepting(pages, api + "?language=en", "text/html").body())
        .contains("9 people in 10 would recommend the service (180 of 200 answers)");
  }

  @Test
  void theReportPrintsWhatItsEffectsWereEstimatedWith(TestPages.Running pages) throws IOException {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    String report = draft(forms, "");

    String html = forms.get(report + "?lang=fr").body();
    assertThat(html)
        .contains("Paramètres du calcul, version 1", "ADEME", "Base Empreinte")
        .contains("usage et fabrication du véhicule")
        .contains("Se seraient déplacés, hypothèse prudente", "hypothèse haute")
        .contains("0,192\u00a0kg CO₂e/km")
        .contains("Brut = entretiens menés")
        .contains("200 sur 200 réponses")
        .contains("valeur supposée\u00a0: moins de cinq réponses parues")
        .contains(" pour 250 entretiens comptés")
        .contains("250 sur 250")
        .contains("62\u00a0h 30\u00a0min");
    assertThat(text(bytes(pages, report + "/report.pdf?lang=fr")))
        .contains("Paramètres du calcul, version 1")
        .contains("Se seraient déplacés, hypothèse prudente 50\u00a0%");
    assertThat(forms.get(report + "/report.csv?lang=en").body().lines())
        .anyMatch(
            line ->
                line.startsWith("\"\",\"impact\",")
                    && line.contains("\"trip-low\"")
                    && line.contains(",50.0,,,,,\"%\",\"parameter\","))
        .anyMatch(line -> line.contains("\"requests-met\"") && line.contains(",200.00,200,"));
    assertThat(cells(bytes(pages, report + "/report.ods?lang=en"))).contains("trip-low", 50.0);
  }

  @Test
  void whoTakesThePrintedFiguresAndParametersFindsThePrintedEffects(TestPages.Running pages)
      throws IOException {
    PublishedAccount.on(pages);
    String report = draft(coordinator(pages), "");
    JsonNode content =
        new ObjectMapper().readTree(coordinator(pages).get(report + "/report.json").body());
    ObjectNode impact = new ObjectMapper().createObjectNode();
    for (JsonNode chapter : content.get("chapters")) {
      if (chapter.get("chapter").asText().equals("impact")) {
        chapter
            .get("figures")
            .forEach(it -> impact.set(it.get("indicator").asText(), it.get("measure")));
      }
    }
    JsonNode values =
        new ObjectMapper().readTree(content.get("parameters").get("values").asText()).get("values");

    double kilometres =
        impact.get("journeys-counted").get("count").asDouble()
            * impact.get("requests-met").get("value").asDouble()
            * impact.get("would-have-travelled").get("value").asDouble()
            * 2
            * (impact.get("office-distance").get("value").asDouble()
                - values.get("home-distance").asDouble());
    assertThat(impact.get("kilometres").get("central").asDouble())
        .isCloseTo(kilometres, Percentage.withPercentage(0.5));
    assertThat(impact.get("co2-gross").get("central").asDouble())
        .isCloseTo(
            kilometres * (values.get("car-use").asDouble() + values.get("car-making").asDouble()),
            Percentage.withPercentage(0.5));
    assertThat(impact.get("co2-footprint").get("central").asDouble())
        .isCloseTo(
            impact.get("video-time").get("value").asDouble() / 60 * values.get("video").asDouble(),
            within(0.1));
  }

  @Test
  void aCostAndAUseSayWhatWasDividedByWhat(TestPages.Running pages) {
    PublishedAccount.on(pages);
    PublishedAccount.connected(pages, YearMonth.of(2025, 7), 6);
    Forms forms = coordinator(pages);
    for (String year : List.of("2024", "2026")) {
      assertThat(
              forms
                  .post(
                      "/budget/lines",
                      "year",
                      year,
                      "funder",
                      "PRAI",
                      "nature",
                      "study",
                      "planned",
                      "64000",
                      "paid",
                      "64000",
                      "site",
                      "",
                      "note",
                      "")
                  .statusCode())
          .isEqualTo(303);
    }

    assertThat(forms.get(draft(forms, "") + "?lang=fr").body())
        .contains("64\u202f000\u00a0€ pour 250 entretiens, années 2024 à 2025")
        .contains("67 entretiens en 6 mois de téléguichet", "134 par an")
        .contains("Appels tentés</th><td class=\"number\">250</td>")
        .doesNotContain("n’est pas terminée");
    HttpResponse<String> running =
        forms.post("/evaluations", "from", "2025-12", "to", "2026-01", "scope", "");
    assertThat(forms.get(Forms.location(running)).body()).contains("2026 n’est pas terminée");
  }

  @Test
  void aPublishedReportStaysAndALateInterviewMakesACorrectedVersion(TestPages.Running pages) {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    String first = draft(forms, "");
    publish(forms, first);
    String published = forms.get(first + "/report.json").body();
    assertThat(forms.get(first).body()).contains("tous les chiffres seraient les mêmes");

    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                PublishedAccount.interview(
                    handle, 900, 1, "caf", LocalDateTime.of(2025, 11, 3, 9, 0)));

    assertThat(forms.get(first + "/report.json").body()).isEqualTo(published);
    assertThat(forms.get(first).body())
        .contains("chiffres seraient différents")
        .contains("CC Grand-Figeac – Les entretiens – Entretiens")
        .contains("Les entretiens – nov. 25 – Entretiens");
    assertThat(forms.post(first + "/refresh").statusCode()).isEqualTo(409);
    assertThat(forms.post(first + "/delete").statusCode()).isEqualTo(422);
    assertThat(forms.post(first + "/correct", "note", " ").body())
        .contains("ce que la nouvelle version corrige");

    String second =
        Forms.location(forms.post(first + "/correct", "note", "Un entretien arrivé en retard"))
            .replace("?done=corrected", "");
    assertThat(forms.post(first + "/correct", "note", "Encore").statusCode()).isEqualTo(422);
    publish(forms, second);

    assertThat(forms.get(second).body())
        .contains("Cette version corrige la version 1", "Un entretien arrivé en retard")
        .contains("251 entretiens");
    assertThat(forms.get(first).body()).contains("remplacé par une version corrigée");
    assertThat(forms.get(first + "/report.json").body()).isEqualTo(published);
  }

  @Test
  void aCorrectionTakesTheParametersOfItsReportUnlessThoseOfTodayAreChosen(
      TestPages.Running pages) {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    String first = draft(forms, "");
    publish(forms, first);
    assertThat(forms.page(first)).doesNotContain("value=\"today\"");
    String frozen = parameters(forms, first);
    newParameters(pages);

    assertThat(forms.get(first).body())
        .contains("Ceux de ce rapport (version 1)", "Ceux d’aujourd’hui (version 2)");
    String same = Forms.location(forms.post(first + "/correct", "note", "Un retard"));
    same = same.replace("?done=corrected", "");
    assertThat(parameters(forms, same)).isEqualTo(frozen);
    assertThat(forms.post(same + "/refresh").statusCode()).isEqualTo(303);
    assertThat(parameters(forms, same)).isEqualTo(frozen);
    assertThat(forms.post(same + "/delete").statusCode()).isEqualTo(303);

    String other =
        Forms.location(
                forms.post(first + "/correct", "note", "Des paramètres", "parameters", "today"))
            .replace("?done=corrected", "");
    assertThat(parameters(forms, other)).isNotEqualTo(frozen).contains("\"version\":2");
  }

  private static String parameters(Forms forms, String report) {
    String json = forms.get(report + "/report.json").body();
    return json.substring(json.lastIndexOf("\"parameters\":"));
  }

  /** The same with another hash: what they say is nobody's concern here. */
  private static void newParameters(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      """
                      INSERT INTO impact_parameters (version, author, at, reason, content, sha256)
                      SELECT version + 1, 'Jeanne', at, 'essai', content, REPEAT('a', 64)
                      FROM impact_parameters ORDER BY version DESC LIMIT 1
                      """);
            });
  }

  @Test
  void aDraftIsReadByCoordinatorsAloneAndAReportByWhoSeesItsTerritory(TestPages.Running pages) {
    PublishedAccount.on(pages);
    pages.kiosk("figeac", "k1").born();
    pages.kiosk("gramat", "k2").born();
    Forms forms = coordinator(pages);
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> forms.get("/evaluations").body().contains("value=\"figeac\""));
    String whole = draft(forms, "");
    String figeac = draft(forms, "figeac");
    Forms viewer = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "figeac"));
    assertThat(viewer.get(figeac).statusCode()).isEqualTo(404);
    publish(forms, whole);
    publish(forms, figeac);

    assertThat(viewer.get("/evaluations").body()).contains(figeac).doesNotContain(whole + "\"");
    assertThat(viewer.get(figeac).body()).contains("les dépenses de tout le réseau");
    assertThat(viewer.get(figeac).statusCode()).isEqualTo(200);
    assertThat(viewer.get(figeac + "/report.csv").statusCode()).isEqualTo(200);
    for (String path : List.of(whole, whole + "/report.pdf", "/api/v1" + whole)) {
      assertThat(viewer.get(path).statusCode()).as(path).isEqualTo(404);
    }
    Forms elsewhere = new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "gramat"));
    assertThat(elsewhere.get(figeac).statusCode()).isEqualTo(404);
    assertThat(elsewhere.post(figeac + "/correct", "note", "Non").statusCode()).isEqualTo(404);
    assertThat(
            elsewhere
                .post("/evaluations", "from", "2025-01", "to", "2025-12", "scope", "")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void whatMakesNoReportIsSaidBesideTheFormAndStaysWritten(TestPages.Running pages) {
    Forms forms = coordinator(pages);
    String thisMonth =
        YearMonth.from(pages.clock().instant().atZone(LocalizedText.ZONE)).toString();

    for (String[] wrong :
        new String[][] {
          {"2025-13", "2025-12", "", "premier mois"},
          {"2025-01", "2024-12", "", "dernier mois déjà commencé"},
          {"2015-01", "2024-12", "", "au plus 60 mois"},
          {"2025-01", "9999-12", "", "dernier mois"},
          {"2025-01", "2025-12", "atlantis", "périmètre de la liste"},
        }) {
      HttpResponse<String> refused =
          forms.post("/evaluations", "from", wrong[0], "to", wrong[1], "scope", wrong[2]);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains(wrong[3], "value=\"" + wrong[0] + "\"");
    }
    String running =
        Forms.location(forms.post("/evaluations", "from", thisMonth, "to", thisMonth, "scope", ""))
            .replace("?done=drafted", "");
    String hash =
        Forms.between(forms.get(running + "/publish").body(), "name=\"hash\" value=\"", "\"");
    assertThat(forms.post(running + "/publish", "hash", hash).body())
        .contains("la période n’est pas finie");
    assertThat(Forms.location(forms.post(running + "/delete")))
        .isEqualTo("/evaluations?done=deleted");
    assertThat(forms.get(running).statusCode()).isEqualTo(404);
  }

  @Test
  void figuresThatWereTakenAnewAreNotPublishedUnread(TestPages.Running pages) {
    PublishedAccount.on(pages);
    Forms forms = coordinator(pages);
    String report = draft(forms, "");
    String read =
        Forms.between(forms.get(report + "/publish").body(), "name=\"hash\" value=\"", "\"");
    assertThat(forms.post(report + "/refresh").statusCode()).isEqualTo(303);

    HttpResponse<String> refused = forms.post(report + "/publish", "hash", read);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("repris entre-temps");
  }

  private static HttpResponse<String> accepting(TestPages.Running pages, String path, String type) {
    return pages.send(pages.request(path).header("Accept", type).build());
  }

  private static byte[] bytes(TestPages.Running pages, String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(pages.request(path).build(), BodyHandlers.ofByteArray()).body();
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(path, failure);
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static List<Object> cells(byte[] file) throws IOException {
    Range range =
        new SpreadSheet(new ByteArrayInputStream(file)).getSheets().getFirst().getDataRange();
    List<Object> cells = new ArrayList<>();
    for (Object[] row : range.getValues()) {
      for (Object cell : row) {
        if (cell != null) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }
}
