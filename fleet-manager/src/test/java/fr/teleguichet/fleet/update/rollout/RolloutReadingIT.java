package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people read of rollouts in their browsers. */
@ExtendWith(SharedPages.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RolloutReadingIT {

  private UpdateSamples.Ids updates;
  private RolloutSamples.Ids rollouts;
  private Forms browser;

  @BeforeAll
  void samples(TestPages.Running pages) {
    EightKiosks.on(pages);
    updates = UpdateSamples.on(pages);
    rollouts = RolloutSamples.on(pages);
  }

  @BeforeEach
  void somebodyLooks(TestPages.Running pages) {
    browser = new Forms(pages, TestPeople.coordinator(pages.context()));
  }

  @Test
  void namesThatProgramsGetAreReadInTheLanguageOfThePage() {
    String path = "/rollouts/" + rollouts.failed();

    assertThat(browser.get(path).body())
        .contains("Vague 1\u00a0: premières bornes")
        .contains("Vague 2\u00a0: bornes pilotes")
        .contains("Vague 3\u00a0: toutes les bornes")
        .doesNotContain("canary");
    assertThat(browser.get(path + "?lang=en").body()).contains("Wave 1: first kiosks");
    browser.forget("lang");
  }

  @Test
  void theLastWaveWaitsForNoNextOneAndOneKioskIsNoPercentage() {
    String body = browser.get("/rollouts/" + rollouts.failed()).body();

    assertThat(body.split("La vague suivante commence", -1)).hasSize(3);
    assertThat(body)
        .contains("Dernière vague\u00a0: le déploiement s’arrête au premier échec.")
        .doesNotContain("1\u00a0% échouent");
  }

  @Test
  void whatCanNotBeDoneAnyMoreIsNotOffered() {
    String path = "/rollouts/" + rollouts.failed() + "/do/start";

    assertThat(browser.get(path).body())
        .contains("ce n’est plus possible")
        .contains("Voir le déploiement")
        .doesNotContain("action=\"" + path + "\"");
  }

  @Test
  void aFormWithoutScriptGetsAnotherWaveAndGivesOneBack() {
    String plan = "/rollouts/new?distribution=" + updates.distribution();
    String rows = "&waves=2&name1=canary&share1=10&name2=all&share2=100";

    assertThat(browser.get(plan + rows + "&change=add").body())
        .contains("id=\"share3\"")
        .contains("name=\"waves\" value=\"3\"");
    assertThat(browser.get(plan + rows + "&change=remove-1").body())
        .doesNotContain("id=\"share2\"")
        .contains("name=\"waves\" value=\"1\"");
  }

  @Test
  void theSiteOfAWaveIsChosenByItsNameAndWhatIsNoneIsNotLost() {
    String plan = "/rollouts/new?distribution=" + updates.distribution() + "&share1=100&site1=";

    assertThat(browser.get(plan + "gramat").body())
        .containsPattern(
            "<select id=\"site1\"[^>]*>[^§]*<option value=\"gramat\" selected>Médiathèque"
                + " intercommunale, Gramat<")
        .doesNotContain("wave-sites");
    assertThat(browser.get(plan + "nowhere").body())
        .containsPattern("<select id=\"site1\"[^>]*>[^§]*<option value=\"nowhere\" selected>");
  }

  @Test
  void aWaveThatNoKioskFitsIsToldNextToItsField() {
    HttpResponse<String> answer =
        browser.get(
            "/rollouts/new/preview?distribution="
                + updates.distribution()
                + "&share1=100&label1=nobody");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("id=\"label1-error\"");
  }

  @Test
  void aKioskThatFailedSaysWhyInPlainWordsAndItsOwnLineIsMarkedAsEnglish() {
    String own =
        "<small class=\"why\" lang=\"en\">The printer did not answer within 300 s of the start.";
    assertThat(browser.get("/rollouts/" + rollouts.failed()).body())
        .contains("<h1>Déploiement de la version 2.4.0</h1>", "kiosk-os 2.4.0 · Préparé par")
        .contains("<small class=\"why\">2.4.0 retirée le")
        .contains(own)
        .contains("imprimante introuvable après le redémarrage")
        .contains("retour à 2.3.1");
    assertThat(browser.get("/kiosks/borne-gramat/updates").body())
        .contains("imprimante introuvable après le redémarrage")
        .contains(own);
  }

  @Test
  void aRolloutOfOtherTerritoriesIsNotThere(TestPages.Running pages) {
    Forms elsewhere =
        new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "grand-cahors"));

    assertThat(elsewhere.get("/rollouts/" + rollouts.failed()).statusCode()).isEqualTo(404);
    assertThat(elsewhere.page("/rollouts")).doesNotContain("2.4.0");
    assertThat(elsewhere.page("/updates")).doesNotContain("borne-gramat");
    assertThat(elsewhere.page("/updates.csv")).doesNotContain("borne-gramat");
    assertThat(elsewhere.get("/kiosks/borne-gramat/updates").statusCode()).isEqualTo(404);
    assertThat(
            elsewhere
                .post("/kiosks/borne-gramat/updates/" + updates.open() + "/cancel", "cancel", "yes")
                .statusCode())
        .isEqualTo(404);
    assertThat(elsewhere.post("/kiosks/borne-gramat/labels", "label", "x").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aRolloutThatSeesPartOfItsTerritoriesIsReadAndNotChanged(TestPages.Running pages) {
    Forms part = new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "cauvaldor"));

    String body = part.page("/rollouts/" + rollouts.failed());

    assertThat(body).contains("borne-gramat").doesNotContain("borne-puy-leveque");
    assertThat(body).doesNotContain("/do/resume");
    assertThat(part.post("/rollouts/" + rollouts.failed() + "/do/resume", "kiosk", "").statusCode())
        .isEqualTo(403);
  }
}
