package fr.teleguichet.fleet.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertGroupKey;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.protocol.NodeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the mail of the week says. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class DigestComposerIT {

  @Test
  void whatIsUrgentIsAmongTheFewThatAreNamedHoweverManyAreNewer(TestPages.Running server) {
    open(server, AlertKind.OFFLINE, "borne-silent");
    for (int i = 0; i < 12; i++) {
      open(server, AlertKind.PAPER_LOW, "borne-" + i);
    }

    MailContent mail =
        server
            .context()
            .getBean(DigestComposer.class)
            .compose(new Scope.Fleet(), new MessageBundles().in(Language.FRENCH));

    assertThat(mail.sections().getFirst().title()).isEqualTo("Encore en cours (13)");
    assertThat(mail.sections().getFirst().lines()).hasSize(10);
    assertThat(mail.sections().getFirst().lines().getFirst())
        .startsWith("Hors ligne\u00a0: borne-silent");
  }

  private static void open(TestPages.Running server, AlertKind kind, String name) {
    AlertSubject kiosk = new AlertSubject.OfKiosk(new NodeAddress("lot", name));
    long _ = AlertSamples.open(server, kind, new AlertGroupKey.Alone(kiosk, ""), "", kiosk);
  }
}
