package fr.teleguichet.fleet.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The documents that the law asks for, from the forms to the files, and who reads them. */
@ExtendWith(TestDatabase.class)
final class ComplianceIT {

  private static final String[] AUTHORITY = {
    "name", "Département du <Lot> & Cie",
    "registration", "224 600 018 00015",
    "email", "contact@lot.example",
    "officer", "Mme Martin",
    "officer-email", "dpo@lot.example",
    "legal-act", "Délibération du 12 mars 2026",
    "accessibility-telephone", "05 65 00 00 01"
  };

  private static final String[] PARTIAL = {
    "conformity", "partial",
    "audited", "2024-03-02",
    "auditor", "Cabinet A",
    "rate", "72,5",
    "unmet", "4.1 Transcription textuelle\n8.6 Titre de page",
    "derogations", "Plan du réseau : charge disproportionnée",
    "address", "https://lot.example/accessibilite",
    "stated", "2024-04-01"
  };

  private static Forms coordinator(TestPages.Running pages) {
    return new Forms(pages, pages.session());
  }

  @Test
  void whatNobodyWroteIsMarkedAndWhatIsWrittenOnceStandsInEveryDocument(Database database)
      throws IOException {
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      Forms forms = coordinator(pages);
      assertThat(forms.get("/compliance").body()).contains("points à compléter");
      assertThat(forms.get("/compliance/privacy-notice").body())
          .contains("<strong class=\"compliance-gap compliance-whole\">à compléter</strong>");

      assertThat(Forms.location(forms.post("/compliance/authority", AUTHORITY)))
          .isEqualTo("/compliance/authority?done=saved");

      assertThat(forms.get("/compliance/authority").body()).contains("Mme Martin");
      for (String document : List.of("accessibility-statement", "privacy-notice")) {
        assertThat(forms.get("/compliance/" + document).body())
            .as(document)
            .contains("Département du &lt;Lot&gt; &amp; Cie");
      }
      assertThat(text(pdf(pages, "/compliance/processing-record", "fr")))
          .contains("Département du <Lot> & Cie", "Mme Martin", "dpo@lot.example")
          .contains("Délibération du 12 mars 2026", "Mission d’intérêt public");
      assertThat(text(pdf(pages, "/compliance/privacy-notice", "en")))
          .contains("Data protection officer", "dpo@lot.example", "CNIL", "to be completed");
    }
  }

  @Test
  void whatIsWrongComesBackBesideItsField(Database database) {
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      HttpResponse<String> wrong =
          coordinator(pages)
              .post(
                  "/compliance/authority",
                  "name",
                  "<b>" + "x".repeat(200),
                  "email",
                  "nobody",
                  "registration",
                  "12",
                  "accessibility-plan",
                  "javascript:alert(1)",
                  "officer",
                  "Mme Martin");

      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body())
          .contains("4 champs sont à corriger", "&lt;b>xxx", "nobody", "Mme Martin")
          .contains("quatorze chiffres", "commence par https://");
    }
  }

  @Test
  void theStatementSaysWhatAPersonDecidedWithinWhatTheAuditAllows(Database database)
      throws IOException {
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      Forms forms = coordinator(pages);
      assertThat(forms.get("/compliance/accessibility-statement").body())
          .contains("ne sont pas conformes", "Aucun audit n’a été enregistré", ">Aucune.<")
          .doesNotContain(">Aucun.<");
      assertThat(
              forms
                  .post("/compliance/accessibility", "conformity", "full", "stated", "2024-04-01")
                  .body())
          .contains("ne permet pas de déclarer cet état");

      assertThat(forms.post("/compliance/accessibility", PARTIAL).statusCode()).isEqualTo(303);

      assertThat(forms.get("/compliance/accessibility-statement").body())
          .contains("partiellement conformes", "72,5\u00a0%", "Cabinet A", "2 mars 2024")
          .contains("<li><span class=\"compliance-lines\">8.6 Titre de page</span>")
          .contains("charge disproportionnée", "En date du 1er avril 2024.")
          .contains("Défenseur des droits", "71120");
      assertThat(text(pdf(pages, "/compliance/accessibility-statement", "en")))
          .contains("partially compliant", "72.5%", "4.1 Transcription textuelle");
      assertThat(forms.get("/compliance/accessibility").body()).contains("value=\"72.5\"");
    }
  }

  @Test
  void periodsAreThoseOfTheSettings(Database database) throws IOException {
    Map<String, String> settings =
        Map.of(
            "fleet.retention.interview-months", "13",
            "fleet.retention.raw-days", "47",
            "fleet.retention.hourly-months", "29",
            "fleet.retention.change-months", "17",
            "fleet.retention.audit-years", "3",
            "fleet.retention.audit-address-months", "7",
            "fleet.appointment.code-days", "5",
            "fleet.care.result-days", "11");
    try (TestPages.Running pages = TestPages.start(database, settings)) {
      String notice = coordinator(pages).get("/compliance/privacy-notice").body();
      assertThat(notice)
          .contains("13 mois, puis des totaux par mois.")
          .contains("Le code s’efface 5 jours après le rendez-vous\u00a0; le reste, 13 mois.")
          .contains(
              "47 jours pour les relevés, 29 mois pour les totaux par heure, puis des totaux par"
                  + " mois.")
          .doesNotContain("25 mois", "90 jours");
      assertThat(text(pdf(pages, "/compliance/processing-record", "fr")))
          .contains("3 ans", "7 mois", "11 jours")
          .contains("17 mois pour les pannes et les connexions, 47 jours pour chaque mesure")
          .contains("29 mois pour les résumés par heure", "clé chiffrée du second facteur");
      assertThat(text(pdf(pages, "/compliance/security-accreditation", "fr")))
          .contains("13 mois", "conservé 3 ans");
    }
  }

  @Test
  void aCodeThatIsErasedAtOnceIsSaidToBeSo(Database database) {
    try (TestPages.Running pages =
        TestPages.start(database, Map.of("fleet.appointment.code-days", "0"))) {
      assertThat(coordinator(pages).get("/compliance/privacy-notice").body())
          .contains("Le code s’efface dès que le rendez-vous est passé\u00a0; le reste, 25 mois.");
    }
  }

  @Test
  void aPictureThatATechnicianMayAskForIsInTheNotice(Database database) {
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      assertThat(coordinator(pages).get("/compliance/privacy-notice").body())
          .contains("peut demander une image d’essai\u00a0: l’écran l’annonce")
          .doesNotContain("pendant l’entretien seulement");
    }
  }

  @Test
  void byDefaultPeriodsAreTheProgramsOwn(Database database) {
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      assertThat(coordinator(pages).get("/compliance/privacy-notice?lang=en").body())
          .contains("25 months, then totals by month.", "90 days for the readings");
    }
  }

  @Test
  void theAccreditationSaysWhatIsOff(Database database) {
    try (TestPages.Running pages =
        TestPages.start(database, Map.of("fleet.update.unsigned", "true"))) {
      pages.kiosk("lot", "borne-gramat").born();

      String page = coordinator(pages).get("/compliance/security-accreditation").body();

      assertThat(state(page, "Mises à jour signées seulement")).isEqualTo("Non");
      assertThat(state(page, "Second facteur exigé")).isEqualTo("Non");
      assertThat(state(page, "Pages par HTTPS")).isEqualTo("En partie");
      assertThat(state(page, "Sauvegarde récente")).isEqualTo("Non");
      assertThat(page)
          .contains(
              "Connues\u00a0: 1, connectées à l’instant\u00a0: 1", "Aucune sauvegarde connue.");
    }
  }

  @Test
  void theAccreditationSaysWhatIsOn(Database database) throws IOException {
    Map<String, String> settings =
        Map.of("fleet.update.unsigned", "false", "fleet.broker.plain", "false");
    try (TestPages.Running pages = TestPages.start(database, settings)) {
      Path folder = pages.authorityFolder().resolveSibling("last-backup");
      Files.writeString(folder, pages.clock().instant().minus(Duration.ofHours(3)) + "\n");

      String page = coordinator(pages).get("/compliance/security-accreditation").body();

      assertThat(state(page, "Mises à jour signées seulement")).isEqualTo("En place");
      assertThat(state(page, "Sauvegarde récente")).isEqualTo("En place");
      assertThat(page).contains("On entre aussi sans certificat, par\u00a0: la messagerie sans");
      assertThat(page).contains("Dernière le ", ">Aucun connu<");
    }
  }

  @Test
  void theAccreditationSaysByWhatKiosksComeInWithoutACertificate(Database database) {
    try (TestPages.Running pages =
        TestPages.start(database, Map.of("fleet.update.gateway-token", "true"))) {
      String page = coordinator(pages).get("/compliance/security-accreditation").body();

      assertThat(state(page, "Bornes authentifiées par certificat")).isEqualTo("En partie");
      assertThat(page)
          .contains("par\u00a0: un jeton commun à toutes les bornes, pour leurs mises à jour,")
          .contains("la messagerie sans chiffrement.")
          .doesNotContain("Aucune borne n’entre sans certificat valable", "jeton propre");
    }
  }

  /** What stands two cells after a measure's name. */
  private static String state(String page, String measure) {
    String rest = page.substring(page.indexOf(measure));
    String cell = rest.split("<td>", 4)[2];
    return Forms.between(cell, "<span class=\"compliance-lines\">", "</span>");
  }

  @Test
  void everyDocumentIsAnArchiveThatEverybodyCanRead(Database database) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      Forms forms = coordinator(pages);
      assertThat(forms.post("/compliance/accessibility", PARTIAL).statusCode()).isEqualTo(303);
      for (ComplianceDocumentKind kind : ComplianceDocumentKind.values()) {
        byte[] pdf = pdf(pages, kind.path(), "fr");
        assertThat(broken(pdf, PDFAFlavour.PDFA_3_A)).as(kind.code()).isEmpty();
        assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).as(kind.code()).isEmpty();
      }
    }
  }

  @Test
  void whoReadsAndWhoWrites(Database database) {
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      Forms viewer = person(pages, Role.VIEWER, new Scope.Fleet());
      Forms local = person(pages, Role.COORDINATOR, new Scope.Territories(Set.of("cauvaldor")));
      Forms adviser = person(pages, Role.ADVISER, new Scope.Fleet());

      for (Forms reader : List.of(viewer, local)) {
        assertThat(reader.get("/compliance").body())
            .contains("/compliance/privacy-notice")
            .doesNotContain("security-accreditation", "/compliance/authority");
        assertThat(reader.get("/compliance/privacy-notice").statusCode()).isEqualTo(200);
        assertThat(reader.get("/compliance/security-accreditation").statusCode()).isEqualTo(403);
        assertThat(reader.post("/compliance/authority", AUTHORITY).statusCode()).isEqualTo(403);
        assertThat(reader.post("/compliance/accessibility", PARTIAL).statusCode()).isEqualTo(403);
      }
      assertThat(adviser.get("/compliance").statusCode()).isEqualTo(403);
      assertThat(coordinator(pages).get("/compliance/nowhere").statusCode()).isEqualTo(404);
    }
  }

  private static Forms person(TestPages.Running pages, Role role, Scope scope) {
    return new Forms(pages, TestPeople.signedIn(pages.context(), role, scope));
  }

  @Test
  void thePublicReadsNothingUntilSomebodyOpensIt(Database database) {
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      Forms stranger = new Forms(pages);
      assertThat(stranger.get("/public/accessibility").statusCode()).isEqualTo(404);
      assertThat(stranger.get("/public/privacy").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whereItIsOpenThePublicReadsStatementAndNotice(Database database) {
    try (TestPages.Running pages =
        TestPages.start(database, Map.of("fleet.public-sites", "true"))) {
      Forms stranger = new Forms(pages);
      assertThat(stranger.get("/public/sites?lang=fr").body())
          .contains("href=\"/public/accessibility\"", "Accessibilité\u00a0: non conforme");
      assertThat(stranger.get("/public/accessibility?lang=fr").body())
          .contains("ne sont pas conformes")
          .doesNotContain("<script");
      assertThat(stranger.get("/public/privacy?lang=en").body())
          .contains("Presence sensors (radar, distance, infrared)", "count passages");
    }
  }

  private static byte[] pdf(TestPages.Running pages, String document, String language)
      throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(
              pages
                  .request(document + "/document.pdf?lang=" + language)
                  .header(
                      "Accept", "text/html,application/xhtml+xml,*/*;q=0.8") // as a browser does
                  .build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(document).isEqualTo(200);
      return answer.body();
    } catch (InterruptedException e) {
      throw new IllegalStateException(document, e);
    }
  }

  /** The words in their order, wherever lines break. */
  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s*\n", " ");
    }
  }

  private static List<String> broken(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .map(it -> it.getRuleId().getClause() + ": " + it.getMessage())
          .distinct()
          .toList();
    }
  }
}
