package fr.teleguichet.fleet.update.release;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.artifact.ArtifactChangeService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with releases by their browsers. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ReleaseViewModelsIT {

  private UpdateSamples.Ids updates;
  private Forms browser;

  @BeforeEach
  void samples(TestPages.Running pages) {
    EightKiosks.on(pages);
    updates = UpdateSamples.on(pages);
    browser = new Forms(pages, TestPeople.coordinator(pages.context()));
  }

  private HttpResponse<String> write(String notes) {
    return browser.post(
        "/releases/" + updates.release() + "/notes", "notes" + updates.artifact(), notes);
  }

  @Test
  void notesAreShownByTheirParagraphsAndAsTheyWereTyped(TestPages.Running pages) {

    HttpResponse<String> answer =
        write("L’imprimante <b>répond</b> plus vite.\r\nDeux lignes.\r\n \r\nEt un paragraphe.");

    assertThat(Forms.location(answer))
        .endsWith("/releases/" + updates.release() + "?done=described");
    assertThat(browser.get("/releases/" + updates.release()).body())
        .contains("<p>L’imprimante &lt;b&gt;répond&lt;/b&gt; plus vite.\nDeux lignes.</p>")
        .contains("<p>Et un paragraphe.</p>");
    assertThat(browser.get("/releases/" + updates.release() + "/notes").body())
        .contains("Deux lignes.");
    assertThat(pages.audit().of("artifact.described")).hasSize(1);
  }

  @Test
  void notesThatDidNotChangeLeaveNoTrace(TestPages.Running pages) {
    assertThat(write("Une fois.").statusCode()).isEqualTo(303);
    assertThat(write("Une fois. ").statusCode()).isEqualTo(303);

    assertThat(pages.audit().of("artifact.described")).hasSize(1);
  }

  @Test
  void notesOfTheGreatestLengthAreKeptAndLongerOnesStayInTheForm(TestPages.Running pages) {
    String longest = "é".repeat(ArtifactChangeService.MAX_NOTES_LENGTH);

    assertThat(write(longest).statusCode()).isEqualTo(303);
    HttpResponse<String> refused = write(longest + "!");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(longest + "!").contains("aria-invalid=\"true\"");
    assertThat(browser.get("/releases/" + updates.release()).body())
        .contains(longest)
        .doesNotContain(longest + "!");
    assertThat(write("a\u0000b").statusCode()).isEqualTo(422);
  }

  private String path() {
    return "/releases/" + updates.release() + "/notes";
  }

  private HttpResponse<String> write(Forms who, String seen, String notes) {
    return who.post(path(), "notes" + updates.artifact(), notes, "seen" + updates.artifact(), seen);
  }

  private String seen(String page) {
    return Forms.between(page, "name=\"seen" + updates.artifact() + "\" value=\"", "\"");
  }

  @Test
  void whoSavesSecondKeepsTheOwnTextAndSeesTheOther(TestPages.Running pages) {
    Forms second = new Forms(pages, TestPeople.coordinator(pages.context()));
    String first = seen(browser.get(path()).body());
    String same = seen(second.get(path()).body());
    assertThat(write(browser, first, "L’imprimante répond plus vite.").statusCode()).isEqualTo(303);

    HttpResponse<String> late = write(second, same, "Le lecteur de cartes est reconnu.");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("Ces nouveautés ont été modifiées depuis que vous avez ouvert cette page.")
        .contains(">Le lecteur de cartes est reconnu.</textarea>")
        .contains("<blockquote class=\"notes\"><p>L’imprimante répond plus vite.</p></blockquote>");
    assertThat(browser.get(path()).body()).contains(">L’imprimante répond plus vite.</textarea>");
    assertThat(pages.audit().of("artifact.described")).hasSize(1);

    assertThat(write(second, seen(late.body()), "Les deux.").statusCode()).isEqualTo(303);
    assertThat(browser.get(path()).body()).contains(">Les deux.</textarea>");
  }

  @Test
  void whoLeavesTheTextAloneDoesNotBringItBack() {
    String seen = seen(browser.get(path()).body());
    assertThat(write(browser, seen, "Une fois.").statusCode()).isEqualTo(303);

    assertThat(write(browser, seen, "").statusCode()).isEqualTo(303);

    assertThat(browser.get(path()).body()).contains(">Une fois.</textarea>");
  }

  @Test
  void aTextThatWasRefusedIsStillComparedWithWhatWasSeenFirst() {
    String seen = seen(browser.get(path()).body());
    assertThat(write(browser, seen, "Une fois.").statusCode()).isEqualTo(303);

    HttpResponse<String> refused = write(browser, seen, "a\u0000b");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(write(browser, seen(refused.body()), "ab").statusCode()).isEqualTo(409);
  }

  @Test
  void whoseFleetIsATerritoryReadsNotesAndDoesNotWriteThem(TestPages.Running pages) {
    Forms part = new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "cauvaldor"));
    String path = "/releases/" + updates.release();

    assertThat(part.page(path)).doesNotContain(path + "/notes");
    assertThat(part.get(path + "/notes").statusCode()).isEqualTo(403);
    assertThat(part.post(path + "/notes", "notes" + updates.artifact(), "x").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aPilotIsMeantForAllAfterAQuestionThatNamesIt(TestPages.Running pages) {
    String path = "/releases/" + updates.pilot();

    assertThat(browser.get(path).body()).contains("href=\"" + path + "/promote\"");
    assertThat(browser.get(path + "/promote").body())
        .contains("Destiner kiosk-os 2.5.0-rc1 à toutes les bornes");
    assertThat(pages.audit().of("software-module.promoted")).isEmpty();

    assertThat(Forms.location(browser.post(path + "/promote", "promote", "yes")))
        .endsWith("?done=promoted");
    assertThat(Forms.location(browser.get(path + "/promote")))
        .as("there is nothing to ask any more")
        .endsWith(path);
  }

  @Test
  void aWithdrawnReleaseIsGivenBackAfterAQuestionThatNamesIt() {
    String path = "/releases/" + updates.withdrawn();

    assertThat(browser.get(path).body()).contains("href=\"" + path + "/restore\"");
    assertThat(browser.get(path + "/restore").body()).contains("Rendre kiosk-os 2.2.0 aux bornes");
    assertThat(Forms.location(browser.post(path + "/restore", "restore", "yes")))
        .endsWith("?done=restored");
    assertThat(Forms.location(browser.get(path + "/restore"))).endsWith(path);
  }
}
