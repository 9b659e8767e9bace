package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.hardware.device.RemoteCommandType;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with rollouts by their browsers. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class RolloutViewModelsIT {

  private UpdateSamples.Ids updates;
  private RolloutSamples.Ids rollouts;
  private Forms browser;

  @BeforeEach
  void samples(TestPages.Running pages) {
    EightKiosks.on(pages);
    updates = UpdateSamples.on(pages);
    rollouts = RolloutSamples.on(pages);
    browser = new Forms(pages, TestPeople.coordinator(pages.context()));
  }

  @Test
  void aRolloutIsLookedAtBeforeItIsMadeAndMadeOnce(TestPages.Running pages) {
    RolloutSamples.forget(pages);
    String plan = "distribution=" + updates.distribution() + "&kiosks=borne-gramat,borne-montcuq";

    String look = browser.get("/rollouts/new/preview?" + plan).body();

    assertThat(look)
        .contains("Déployer la version 2.4.0 sur 2 bornes")
        .contains("Médiathèque intercommunale")
        .contains("Agence postale communale de Montcuq-en-Quercy-Blanc");
    assertThat(count(pages)).isZero();
    assertThat(make(plan, "3").statusCode()).as("another number was looked at").isEqualTo(409);
    assertThat(count(pages)).isZero();
    assertThat(Forms.location(make(plan, "2"))).endsWith("?done=made");
    assertThat(make(plan, "2").statusCode()).as("both are in one already").isEqualTo(409);
    assertThat(count(pages)).isOne();
  }

  private HttpResponse<String> make(String plan, String expected) {
    String[] fields = (plan + "&expected=" + expected).split("[&=]");
    return browser.post("/rollouts", fields);
  }

  @Test
  void whoMadeItIsTheFirstLineOfWhoDidWhat(TestPages.Running pages) {
    RolloutSamples.forget(pages);
    String plan = "distribution=" + updates.distribution() + "&kiosks=borne-gramat";

    String made = Forms.location(make(plan, "1")).replaceFirst("\\?.*", "");

    assertThat(browser.get(made).body()).contains("<span>Préparé <small>");
  }

  @Test
  void anEndWithoutAWayBackIsNotCalledAReturn(TestPages.Running pages) {
    RolloutSamples.forget(pages);
    pages
        .database()
        .jdbi()
        .useHandle(handle -> handle.execute("UPDATE update_kiosk SET installed_id = NULL"));
    String plan = "distribution=" + updates.distribution() + "&kiosks=borne-montcuq,borne-cajarc";
    assertThat(browser.get("/rollouts/new/preview?" + plan).body())
        .contains("un retour en arrière ne pourrait pas");
    String made = Forms.location(make(plan, "2")).replaceFirst("\\?.*", "");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute("UPDATE rollout SET state = 'rolled-back'");
              int _ = handle.execute("UPDATE rollout_wave SET state = 'passed'");
              int _ = handle.execute("UPDATE rollout_member SET state = 'stranded'");
            });

    assertThat(browser.get(made).body())
        .contains("Annulé, aucune version rétablie")
        .contains("0 sur 2 bornes revenues à la version précédente, 2 sans retour")
        .contains("Version non rétablie")
        .contains("ne connaît aucune version antérieure de cette borne")
        .doesNotContain("versions rétablies")
        .doesNotContain("Réussie");
  }

  @Test
  void nobodyIsNotAllConnectedAndSomeNamesAreNotAll(TestPages.Running pages) {
    RolloutSamples.forget(pages);
    String plan = "distribution=" + updates.distribution();
    String all = Forms.location(make(plan + "&kiosks=borne-gramat,borne-montcuq", "2"));
    assertThat(all).endsWith("?done=made");

    assertThat(browser.get("/rollouts/new/preview?" + plan + "&kiosks=borne-gramat").body())
        .contains("Aucune borne.")
        .doesNotContain("toutes connectées");
  }

  @Test
  void wavesAreOfferedInTheReadersLanguageAndKeepTheNameThatSomebodyLeft(TestPages.Running pages) {
    RolloutSamples.forget(pages);
    String plan = "distribution=" + updates.distribution() + "&kiosks=borne-gramat,borne-montcuq";
    assertThat(browser.get("/rollouts/new").body())
        .contains("value=\"premières bornes\"")
        .contains("value=\"bornes pilotes\"")
        .contains("value=\"toutes les bornes\"");
    assertThat(browser.get("/rollouts/new?lang=en&" + plan).body())
        .contains("value=\"first kiosks\"")
        .contains("value=\"all kiosks\"");
    browser.forget("lang");

    String made = Forms.location(make(plan + "&name1=lisière&share1=50&share2=100", "2"));

    assertThat(browser.get(made.replaceFirst("\\?.*", "")).body())
        .contains("Vague 1\u00a0: lisière")
        .contains("Vague 2\u00a0: vague 2");
    assertThat(browser.get(made.replaceFirst("\\?.*", "") + "?lang=en").body())
        .contains("Wave 1: lisière")
        .contains("Wave 2: vague 2");
  }

  @Test
  void wavesThatNobodyWroteAreNamedInTheLanguageOfWhoMakesThem(TestPages.Running pages) {
    RolloutSamples.forget(pages);
    String plan = "distribution=" + updates.distribution() + "&kiosks=borne-gramat,borne-montcuq";

    String made = Forms.location(make(plan, "2")).replaceFirst("\\?.*", "");

    assertThat(browser.get(made).body()).contains("Vague 1\u00a0: premières bornes");
    assertThat(browser.get(made + "?lang=en").body()).contains("Wave 1: premières bornes");
  }

  @Test
  void aWaveForALabelOnSomeDaysIsMadeAsItWasTyped(TestPages.Running pages) {
    RolloutSamples.forget(pages);
    String plan =
        "distribution="
            + updates.distribution()
            + "&kiosks=borne-gramat,borne-montcuq&name1=essai&share1=100&label1=pilote"
            + "&name2=all&share2=100&tuesday=yes&from=22:00&to=05:00";

    String look = browser.get("/rollouts/new/preview?" + plan).body();

    assertThat(look).contains("Étiquette : pilote").contains("seulement : mardi");
    assertThat(Forms.location(make(plan, "2"))).endsWith("?done=made");
    assertThat(browser.get("/rollouts").body()).contains("kiosk-os 2.4.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"borne-gramat", "cauvaldor:borne-gramat"})
  void theQuestionBeforeAnotherTrySaysWhereTheKioskStands(String kiosk) {
    assertThat(browser.get("/rollouts/" + rollouts.failed() + "/do/retry?kiosk=" + kiosk).body())
        .contains("</strong> Médiathèque intercommunale, Gramat</p>");
  }

  @Test
  void aFailedWaveLeadsToTheDiagnosticsOfItsKiosksWhichAQuestionNames(TestPages.Running pages) {
    String path = "/rollouts/" + rollouts.failed() + "/diagnostics";
    assertThat(browser.get("/rollouts/" + rollouts.failed()).body())
        .contains("href=\"" + path + "?wave=1\"");
    assertThat(browser.get(path + "?wave=1").body())
        .contains("Demander le diagnostic de Médiathèque intercommunale");
    assertThat(Forms.location(browser.get(path + "?wave=2")))
        .as("none of it failed")
        .endsWith("/rollouts/" + rollouts.failed());
    assertThat(pages.wishes()).isEmpty();

    HttpResponse<String> answer = browser.post(path, "wave", "1");

    assertThat(Forms.location(answer)).endsWith("?done=diagnostics&count=1");
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(pages.wishes())
                    .anySatisfy(
                        sent -> {
                          assertThat(sent.node().node()).isEqualTo("borne-gramat");
                          assertThat(sent.wish().action())
                              .isEqualTo(RemoteCommandType.DIAGNOSTICS.code());
                        }));
  }

  @Test
  void aKioskWithoutNeighboursIsAllowedAfterAQuestionThatNamesIt() {
    String path = "/rollouts/" + rollouts.running() + "/alone";

    assertThat(browser.get(path + "?kiosk=borne-montcuq").body())
        .contains("Agence postale communale de Montcuq-en-Quercy-Blanc")
        .contains("vers la version 2.5.0-rc1, sans autre borne");
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
    assertThat(Forms.location(browser.post(path, "kiosk", "borne-montcuq")))
        .endsWith("?done=alone");
  }

  @Test
  void aPausedRolloutGoesOnOnlyAfterAQuestionThatNamesIt(TestPages.Running pages) {
    String path = "/rollouts/" + rollouts.failed() + "/do/resume";

    assertThat(browser.get(path).body()).contains("déploiement de la version 2.4.0 sur 3 bornes");
    assertThat(browser.get("/rollouts/" + rollouts.failed()).body()).contains("En pause");

    assertThat(Forms.location(browser.post(path, "kiosk", ""))).endsWith("?done=resume");
    assertThat(browser.post(path, "kiosk", "").statusCode())
        .as("what goes on already can't be resumed")
        .isEqualTo(409);
  }

  @Test
  void aRejectionWithoutAReasonIsAskedAgain(TestPages.Running pages) {
    String path = "/rollouts/" + rollouts.proposed() + "/do/reject";

    HttpResponse<String> empty = browser.post(path, "reason", " ");

    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body()).contains("Donnez un motif");
    assertThat(Forms.location(browser.post(path, "reason", "Pas avant la foire.")))
        .endsWith("?done=reject");
    assertThat(browser.get("/rollouts/" + rollouts.proposed()).body())
        .contains("Pas avant la foire.");
  }

  @Test
  void anUpdateIsCancelledByAQuestionThatNamesKioskAndVersion(TestPages.Running pages) {
    String path = "/kiosks/borne-gramat/updates/" + updates.open() + "/cancel";

    assertThat(browser.get(path).body())
        .contains("Annuler la mise à jour kiosk-os 2.4.0 de Médiathèque intercommunale");
    assertThat(Forms.location(browser.post(path, "cancel", "yes"))).endsWith("?done=cancelled");
    assertThat(browser.get(path).body()).contains("sans attendre");
    // Who had the first question open answers it, and does not thereby stop waiting for the kiosk.
    assertThat(browser.post(path, "cancel", "yes").statusCode()).isEqualTo(409);
    assertThat(Forms.location(browser.post(path, "cancel", "abandon"))).endsWith("?done=abandoned");
    assertThat(browser.post(path, "cancel", "abandon").statusCode()).isEqualTo(409);
  }

  @Test
  void labelsArePutOnAndTakenOff(TestPages.Running pages) {

    assertThat(browser.post("/kiosks/borne-cajarc/labels", "label", "Pas Bon").statusCode())
        .isEqualTo(422);
    assertThat(browser.post("/kiosks/borne-cajarc/labels", "label", "foire").statusCode())
        .isEqualTo(303);
    assertThat(browser.get("/kiosks/borne-cajarc/identity").body()).contains("<span>foire</span>");
    assertThat(browser.post("/kiosks/borne-cajarc/labels/remove", "label", "foire").statusCode())
        .isEqualTo(303);
    assertThat(browser.page("/kiosks/borne-cajarc/identity")).doesNotContain("<span>foire</span>");
  }

  private static long count(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM rollout").mapTo(Long.class).one());
  }
}
