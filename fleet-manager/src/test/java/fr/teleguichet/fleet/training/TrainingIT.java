package fr.teleguichet.fleet.training;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** The register of people and trainings: who writes and reads what, and what is counted. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class TrainingIT {

  private static final Pattern PERSON = Pattern.compile("/trainings/people/([0-9]+)\">([^<]+)<");

  @Test
  void whoWasNeverTrainedComesFirstThenWhoIsOverdue(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    LocalDate today = today(pages);
    add(forms, "Ana Current", "cajarc");
    add(forms, "Bo Overdue", "puy-leveque");
    add(forms, "Cy Never", "bretenoux");
    train(forms, today.minusMonths(1), "initial", "2", "Ana Current");
    train(forms, today.minusMonths(25), "initial", "2", "Bo Overdue");

    String page = forms.get("/trainings").body();

    assertThat(page.indexOf("Cy Never")).isLessThan(page.indexOf("Bo Overdue"));
    assertThat(page.indexOf("Bo Overdue")).isLessThan(page.indexOf("Ana Current"));
    assertThat(page)
        .contains("jamais formée", "en retard", "à jour")
        .contains("sites en service sans personne formée");
    assertThat(forms.post("/trainings/interval", "months", "36").statusCode()).isEqualTo(303);
    assertThat(forms.page("/trainings")).doesNotContain("en retard");
    assertThat(forms.post("/trainings/interval", "months", "600").statusCode()).isEqualTo(422);
  }

  @Test
  void namesAreReadByWhoNeedsThemAndCountsByTheOthers(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    add(forms, "Ana Cajarc", "cajarc");
    add(forms, "Bo Puy", "puy-leveque");
    add(forms, "Di Everywhere", "");

    Forms mediator =
        new Forms(pages, TestPeople.of(pages.context(), Role.MEDIATOR, "grand-figeac"));
    assertThat(mediator.get("/trainings").body())
        .contains("Ana Cajarc")
        .doesNotContain("Bo Puy", "Di Everywhere");
    assertThat(mediator.get("/trainings.csv").body())
        .contains("Ana Cajarc")
        .doesNotContain("Bo Puy", "Di Everywhere");
    Forms viewer =
        new Forms(pages, TestPeople.signedIn(pages.context(), Role.VIEWER, new Scope.Fleet()));
    assertThat(viewer.get("/trainings").body())
        .contains("Personnes par site")
        .doesNotContain("Ana Cajarc", "Bo Puy", "Di Everywhere");
    assertThat(viewer.get("/trainings.csv").statusCode()).isEqualTo(403);
    Forms coordinator =
        new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "grand-figeac"));
    String other = "/trainings/people/" + id(forms, "Bo Puy");
    assertThat(coordinator.get(other).statusCode()).isEqualTo(404);
    assertThat(coordinator.get(other + "/attestation.pdf").statusCode()).isEqualTo(404);
    assertThat(coordinator.post(other + "/erase").statusCode()).isEqualTo(404);
    assertThat(
            coordinator
                .post("/trainings/people", "name", "X", "role", "mediator", "site", "puy-leveque")
                .statusCode())
        .as("a site of elsewhere")
        .isEqualTo(422);
    assertThat(forms.get("/api/v1/trainings").body())
        .contains("\"trained\":0")
        .doesNotContain("Ana");
  }

  @Test
  void aSitesPageSaysWhoIsTrainedThereAndNamesThemToWhoNeedsThem(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    assertThat(forms.get("/sites/cajarc").body())
        .contains("Personne n’est au registre pour ce site.");
    add(forms, "Ana Cajarc", "cajarc");
    add(forms, "Bo Cajarc", "cajarc");
    add(forms, "Cy Puy", "puy-leveque");
    add(forms, "Di Everywhere", "");
    train(forms, today(pages).minusMonths(1), "initial", "2", "Ana Cajarc");

    assertThat(forms.get("/sites/cajarc").body())
        .contains("Ana Cajarc", "à jour", "Bo Cajarc", "jamais formée")
        .doesNotContain("Cy Puy", "Di Everywhere");
    for (Role reader : List.of(Role.VIEWER, Role.TECHNICIAN)) {
      Forms counts =
          new Forms(pages, TestPeople.signedIn(pages.context(), reader, new Scope.Fleet()));
      assertThat(counts.get("/sites/cajarc").body())
          .as(reader.code())
          .contains("1 personne formée sur 2")
          .doesNotContain("Ana Cajarc", "Bo Cajarc");
    }
    Forms adviser =
        new Forms(pages, TestPeople.signedIn(pages.context(), Role.ADVISER, new Scope.Fleet()));
    assertThat(adviser.page("/sites/cajarc")).doesNotContain("Ana Cajarc", "formée");
  }

  @Test
  void theCertificateIsAPaperThatEverybodyCanRead(TestPages.Running pages) throws Exception {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    LocalDate today = today(pages);
    add(forms, "Zoë Œuvrard <b>", "cajarc");
    train(forms, today.minusMonths(3), "initial", "2", "Zoë Œuvrard <b>");
    train(forms, today.minusMonths(1), "continuing", "0,5", "Zoë Œuvrard <b>");

    byte[] paper =
        bytes(
            pages, "/trainings/people/" + id(forms, "Zoë Œuvrard &lt;b&gt;") + "/attestation.pdf");

    assertThat(text(paper))
        .contains("Zoë Œuvrard <b> (Médiation, Mairie de Cajarc)", "Accueillir au", "0,5 jour")
        .contains("En tout 2,5 jours", "2 de formation initiale et 0,5 de formation continue");
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(paper), PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      assertThat(validator.validate(parser).getTestAssertions()).isEmpty();
    }
  }

  @Test
  void aNameThatIsErasedIsGoneAndItsDaysStillCount(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    LocalDate today = today(pages);
    assertThat(
            forms
                .post(
                    "/sites/cajarc/label",
                    "label",
                    "relais-de-services-publics",
                    "granted",
                    "2020-01-01")
                .statusCode())
        .isEqualTo(303);
    add(forms, "Ana Cajarc", "cajarc");
    train(forms, today.minusMonths(2), "initial", "2", "Ana Cajarc");
    TrainingFigureReader reader = pages.context().getBean(TrainingFigureReader.class);
    YearMonth now = YearMonth.from(today);
    TrainingFigures before = reader.read(now.minusMonths(11), now, new Scope.Fleet());
    assertThat(before.labelledSites()).isEqualTo(1);
    assertThat(before.labelledSitesWithTrained()).isEqualTo(1);
    String person = "/trainings/people/" + id(forms, "Ana Cajarc");

    assertThat(forms.get(person + "/erase").body()).contains("Effacer le nom de Ana Cajarc");
    assertThat(forms.post(person + "/erase").statusCode()).isEqualTo(303);

    assertThat(forms.page("/trainings")).doesNotContain("Ana Cajarc");
    assertThat(forms.get(person).statusCode()).isEqualTo(404);
    TrainingFigures after = reader.read(now.minusMonths(11), now, new Scope.Fleet());
    assertThat(after.trained()).isEqualTo(1);
    assertThat(after.initialDays()).isEqualTo(2);
    assertThat(after.labelledSitesWithTrained()).as("nobody is there any more").isZero();
    TrainingFigures lastMonth =
        reader.read(now.minusMonths(3), now.minusMonths(1), new Scope.Fleet());
    assertThat(lastMonth.labelledSitesWithTrained()).as("it was so then").isEqualTo(1);
  }

  @Test
  void daysAreCountedAsTheyWereHeldAndAsPeopleHadThem(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    for (String name : new String[] {"Ana", "Bo", "Cy"}) {
      add(forms, name, "cajarc");
    }
    train(forms, LocalDate.of(2009, 3, 2), "initial", "2", "Ana", "Bo", "Cy");
    train(forms, LocalDate.of(2009, 10, 5), "continuing", "1", "Ana", "Bo");
    train(forms, LocalDate.of(2010, 5, 3), "continuing", "1", "Ana");
    TrainingFigureReader reader = pages.context().getBean(TrainingFigureReader.class);

    TrainingFigures both =
        reader.read(YearMonth.of(2009, 1), YearMonth.of(2010, 12), new Scope.Fleet());
    TrainingFigures second =
        reader.read(YearMonth.of(2010, 1), YearMonth.of(2010, 12), new Scope.Fleet());

    assertThat(both.trained()).isEqualTo(3);
    assertThat(both.initialDays()).isEqualTo(2);
    assertThat(both.continuingDays()).isEqualTo(2);
    assertThat(both.initialPersonDays()).isEqualTo(6);
    assertThat(both.continuingPersonDays()).isEqualTo(3);
    assertThat(both.years())
        .containsExactly(
            new TrainingFigures.Year(2009, 2, 1), new TrainingFigures.Year(2010, 0, 1));
    assertThat(second.trained()).isEqualTo(3);
    assertThat(second.trainedWithin()).isEqualTo(1);
    assertThat(second.initialDays()).isZero();
  }

  @Test
  void whatIsWrongIsSaidBesideItsFieldAndNothingTypedIsLost(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    add(forms, "=cmd|x", "cajarc");

    HttpResponse<String> person =
        forms.post(
            "/trainings/people", "name", "", "role", "cook", "site", "nowhere", "email", "a b@c");
    HttpResponse<String> session =
        forms.post(
            "/trainings/sessions",
            "day",
            "2999-01-01",
            "kind",
            "x",
            "days",
            "0,3",
            "subject",
            "Sujet <i>");

    assertThat(person.statusCode()).isEqualTo(422);
    assertThat(person.body())
        .contains("Donnez un nom", "Choisissez un site de la liste", "value=\"a b@c\"");
    assertThat(session.statusCode()).isEqualTo(422);
    assertThat(session.body())
        .contains("Cochez au moins une personne", "par demi-journées", "Sujet &lt;i>");
    assertThat(forms.get("/trainings.csv").body()).contains("\"'=cmd|x\"");
    assertThat(forms.get("/trainings/people/999999").statusCode()).isEqualTo(404);
    assertThat(forms.get("/trainings/people/x").statusCode()).isEqualTo(404);
  }

  @Test
  void aTrainingThatWasAMistakeGoesAfterAQuestion(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    add(forms, "Ana", "cajarc");
    train(forms, LocalDate.of(2020, 3, 2), "initial", "2", "Ana");
    Matcher link =
        Pattern.compile("/trainings/sessions/[0-9]+/remove")
            .matcher(forms.get("/trainings").body());
    assertThat(link.find()).isTrue();

    assertThat(forms.get(link.group()).body()).contains("ne compteront plus");
    assertThat(forms.post(link.group()).statusCode()).isEqualTo(303);

    assertThat(forms.page("/trainings")).doesNotContain("Accueillir au téléguichet");
  }

  /** Whoever left stays among those who were there, though nobody can tick a box for them. */
  @Test
  void aTrainingIsCorrected(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms forms = new Forms(pages, pages.session());
    add(forms, "Ana", "cajarc");
    add(forms, "Léo", "cajarc");
    train(forms, LocalDate.of(2020, 3, 2), "initial", "1,5", "Ana", "Léo");
    String leo = id(forms, "Léo");
    Matcher link =
        Pattern.compile("/trainings/sessions/[0-9]+(?=\")").matcher(forms.get("/trainings").body());
    assertThat(link.find()).isTrue();
    assertThat(forms.get(link.group()).body())
        .contains("value=\"1,5\"", "value=\"2020-03-02\"", "Accueillir au téléguichet");
    assertThat(forms.post("/trainings/people/" + leo + "/erase").statusCode()).isEqualTo(303);

    assertThat(forms.post(link.group(), "day", "2020-03-02", "kind", "initial").statusCode())
        .isEqualTo(422);
    assertThat(
            forms
                .post(
                    link.group(),
                    "day",
                    "2020-03-03",
                    "kind",
                    "initial",
                    "days",
                    "2",
                    "subject",
                    "Accueil",
                    "person-" + id(forms, "Ana"),
                    "yes")
                .statusCode())
        .isEqualTo(303);

    assertThat(forms.get("/trainings").body())
        .contains("3 mars 2020", ">Accueil</a>", "<td class=\"number\">2</td>");
  }

  private static void add(Forms forms, String name, String site) {
    assertThat(
            forms
                .post("/trainings/people", "name", name, "role", "mediator", "site", site)
                .statusCode())
        .isEqualTo(303);
  }

  private static void train(
      Forms forms, LocalDate day, String kind, String days, String... people) {
    String[] fields = new String[8 + 2 * people.length];
    String[] own = {
      "day", day.toString(), "kind", kind, "days", days, "subject", "Accueillir au téléguichet"
    };
    System.arraycopy(own, 0, fields, 0, own.length);
    for (int i = 0; i < people.length; i++) {
      fields[8 + 2 * i] =
          "person-" + id(forms, people[i].replace("<", "&lt;").replace(">", "&gt;"));
      fields[9 + 2 * i] = "yes";
    }
    assertThat(forms.post("/trainings/sessions", fields).statusCode()).isEqualTo(303);
  }

  private static String id(Forms forms, String name) {
    return PERSON
        .matcher(forms.get("/trainings").body())
        .results()
        .filter(it -> it.group(2).equals(name))
        .map(it -> it.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody is called " + name));
  }

  private static LocalDate today(TestPages.Running pages) {
    return pages.clock().instant().atZone(LocalizedText.ZONE).toLocalDate();
  }

  private static byte[] bytes(TestPages.Running pages, String path)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(
              pages
                  .strangersRequest(path)
                  .header("Cookie", "teleguichet=" + pages.session())
                  .build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
      return answer.body();
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document).replaceAll("\\s+", " ");
    }
  }
}
