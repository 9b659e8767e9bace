package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An old link must lead on, whatever it named. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class NotFoundKindIT {

  /** Addresses of what is not there, and where those are listed that are. */
  private static final Map<String, String> ADDRESSES =
      Map.ofEntries(
          Map.entry("/kiosks/gone", "/"),
          Map.entry("/kiosks/borne-gramat/care/gone", "/"),
          Map.entry("/kiosks/borne-gramat/updates/0/cancel", "/updates"),
          Map.entry("/sites/gone", "/sites"),
          Map.entry("/units/0", "/units"),
          Map.entry("/units/0/acceptance/new", "/units"),
          Map.entry("/accounts/999999", "/accounts"),
          Map.entry("/tokens/999999/revoke", "/tokens"),
          Map.entry("/releases/0", "/releases"),
          Map.entry("/releases/0/notes", "/releases"),
          Map.entry("/release-keys/0/retire", "/release-keys"),
          Map.entry("/trust-lists/0/behind", "/trust-lists"),
          Map.entry("/rollouts/0", "/rollouts"),
          Map.entry("/services/gone", "/services"),
          Map.entry("/appointments/999999", "/appointments"),
          Map.entry("/trainings/people/999999", "/trainings"),
          Map.entry("/communications/999999", "/communications"),
          Map.entry("/budget/lines/999999", "/budget"),
          Map.entry("/past-figures/imports/999999/take-back", "/past-figures"),
          Map.entry("/partners/999999", "/partners"),
          Map.entry("/commitments/999999", "/commitments"),
          Map.entry("/impact/parameters/999999", "/impact/parameters"));

  @Test
  void everyPageThatIsNotThereSaysWhereTheOthersAreInBothLanguages(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms browser = new Forms(pages, TestPeople.coordinator(pages.context()));
    for (String language : new String[] {"fr", "en"}) {
      ADDRESSES.forEach(
          (address, list) -> {
            HttpResponse<String> answer = browser.get(address + "?lang=" + language);

            assertThat(answer.statusCode()).as(address).isEqualTo(404);
            assertThat(answer.body()).as(address).contains("<html lang=\"" + language);
            assertThat(Forms.between(answer.body(), "<main", "</main>"))
                .as(address)
                .contains("<a class=\"btn btn-primary\" href=\"" + list + "\">")
                .doesNotContain("{0}");
          });
    }
  }
}
