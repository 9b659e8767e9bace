package fr.teleguichet.fleet.status;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.authority.Concern;
import fr.teleguichet.fleet.page.Language;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.page.Texts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ManagerNoticesTest {
  private static final Instant END = Instant.parse("2028-11-24T10:00:00Z");

  @Test
  void whatTheAuthorityNeedsIsSaidWithWhatToDo() {
    Text french = new Texts().in(Language.FRENCH);

    assertThat(ManagerNotices.notice(new Concern.RootKeyIsAway(END, ""), french))
        .satisfies(
            notice -> {
              assertThat(notice.grave()).isTrue();
              assertThat(notice.words())
                  .contains("2028", "authority rotate --root-key", "arrêtez le gestionnaire");
            });
    assertThat(ManagerNotices.notice(new Concern.RootEnds(END), french).words())
        .contains("2028", "chaque borne");
    assertThat(
            ManagerNotices.notice(new Concern.RootEnds(END), new Texts().in(Language.ENGLISH))
                .words())
        .contains("enrol every kiosk again");
  }
}
