package fr.teleguichet.fleet.update.action;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person agrees to an update for a kiosk, which asks nobody itself. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ConfirmationAnswerIT {

  private static final String KIOSK = "borne-cajarc";
  private static final String PAGE = "/kiosks/" + KIOSK + "/updates";

  private TestPages.Running pages;
  private UpdateActionService actions;
  private Forms browser;
  private int id;

  @BeforeEach
  void anUpdateWaits(TestPages.Running running) {
    pages = running;
    EightKiosks.on(pages);
    UpdateSamples.Ids updates = UpdateSamples.on(pages);
    actions = pages.context().getBean(UpdateActionService.class);
    browser = new Forms(pages, TestPeople.coordinator(pages.context()));
    id =
        actions.assign(new TargetId(KIOSK), updates.distribution(), false, true, "Léa Martin").id();
  }

  private String state() {
    return pages
        .context()
        .getBean(UpdateClientAttributeRepository.class)
        .find(new TargetId(KIOSK), id)
        .orElseThrow()
        .state()
        .code();
  }

  @Test
  void theKiosksPageAsksAndAcceptingOffersTheUpdate() {
    assertThat(browser.get(PAGE).body())
        .contains("Une personne doit l’accepter pour la borne, sur cette page.")
        .contains("/" + id + "/answer/accept")
        .contains("/" + id + "/answer/decline")
        .doesNotContain("/" + id + "/cancel");
    assertThat(browser.get(PAGE + "/" + id + "/answer/accept").body())
        .contains(KIOSK)
        .contains("Accepter la mise à jour kiosk-os 2.4.0 pour");

    HttpResponse<String> answer = browser.post(PAGE + "/" + id + "/answer/accept", "answer", "yes");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(state()).isEqualTo("offered");
    assertThat(pages.audit().of("update.accepted")).hasSize(1);
    assertThat(browser.get(PAGE + "?done=accepted").body())
        .contains("La mise à jour est acceptée")
        .contains("acceptée ici pour la borne");
  }

  @Test
  void anUpdateThatIsRefusedIsOver() {
    assertThat(browser.post(PAGE + "/" + id + "/answer/decline", "answer", "yes").statusCode())
        .isEqualTo(303);

    assertThat(state()).isEqualTo("cancelled");
    assertThat(pages.audit().of("update.declined")).hasSize(1);
    assertThat(browser.post(PAGE + "/" + id + "/answer/accept", "answer", "yes").statusCode())
        .as("too late")
        .isEqualTo(409);
  }

  @Test
  void anAnswerThatThereIsNotIsNoPage() {
    assertThat(browser.get(PAGE + "/" + id + "/answer/perhaps").statusCode()).isEqualTo(404);
    assertThat(browser.get(PAGE + "/0/answer/accept").statusCode()).isEqualTo(404);
  }
}
