package fr.teleguichet.fleet.health;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.pki.authority.AuthorityWarning;
import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.Notice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManagerNoticeSourceTest {
  private static final Instant END = Instant.parse("2028-11-24T10:00:00Z");

  @Test
  void whatTheAuthorityNeedsIsSaidWithWhatToDo() {
    LocalizedText french = new MessageBundles().in(Language.FRENCH);

    assertThat(ManagerNoticeSource.notice(new AuthorityWarning.RootKeyIsAway(END, ""), french))
        .satisfies(
            notice -> {
              assertThat(notice.grave()).isTrue();
              assertThat(notice.words())
                  .contains("2028", "authority rotate --root-key", "arrêtez le gestionnaire");
            });
    assertThat(ManagerNoticeSource.notice(new AuthorityWarning.RootEnds(END), french).words())
        .contains("2028", "chaque borne");
    assertThat(
            ManagerNoticeSource.notice(
                    new AuthorityWarning.RootEnds(END), new MessageBundles().in(Language.ENGLISH))
                .words())
        .contains("enrol every kiosk again");
  }

  @Test
  void aDiskThatIsNearlyFullIsToldWithWhatIsLost() {
    LocalizedText french = new MessageBundles().in(Language.FRENCH);
    DiskReserve.Disk disk =
        new DiskReserve.Disk(List.of("data"), 200_000_000L, 1L << 40, DiskReserve.Level.SHORT);

    Notice none = ManagerNoticeSource.full(disk, 0, french);
    Notice many = ManagerNoticeSource.full(disk, 12_100, french);

    assertThat(many.grave()).isTrue();
    assertThat(none.words()).contains("aucun écarté", "200");
    assertThat(ManagerNoticeSource.full(disk, 1, french).words()).contains("(1 écarté depuis");
    assertThat(many.words()).containsPattern("12.100 écartés").contains("Libérez de la place");
    assertThat(ManagerNoticeSource.full(disk, 2, new MessageBundles().in(Language.ENGLISH)).words())
        .contains("2 left out", "Make room");
  }

  @Test
  void recordsThatAreSetAsideAreToldWithWhatBringsThemBack() {
    LocalizedText french = new MessageBundles().in(Language.FRENCH);

    assertThat(ManagerNoticeSource.aside(1, french).words())
        .startsWith("Un enregistrement a rencontré")
        .contains("il est gardé, mais n’est compté nulle part");
    assertThat(ManagerNoticeSource.aside(1_200, french).words())
        .containsPattern("^1.200 enregistrements ont rencontré")
        .contains("ils sont gardés, mais ne sont comptés nulle part");
    assertThat(ManagerNoticeSource.aside(2, new MessageBundles().in(Language.ENGLISH)).words())
        .contains("2 records have met", "until a corrected version starts");
  }

  @Test
  void aDiskThatFillsUpIsToldBeforeAnythingIsLost() {
    DiskReserve.Disk disk =
        new DiskReserve.Disk(List.of("data"), 2L << 30, 1L << 40, DiskReserve.Level.LOW);

    Notice notice =
        ManagerNoticeSource.low(disk, 1L << 30, new MessageBundles().in(Language.ENGLISH));

    assertThat(notice.grave()).isFalse();
    assertThat(notice.words()).contains("2", "Below 1");
  }

  @Test
  void kiosksWhoseDataIsRefusedAreNamedWithWhatToDo() {
    LocalizedText french = new MessageBundles().in(Language.FRENCH);

    assertThat(ManagerNoticeSource.refused(1, "Relais du Célé", END, french).words())
        .startsWith("La base de données refuse ce qu’envoie une borne depuis")
        .contains("Relais du Célé. Ce", "restent sur la borne", "journal du serveur");
    assertThat(ManagerNoticeSource.refused(7, "A, B, C, D, E", END, french).words())
        .contains("ce qu’envoient 7 bornes", "A, B, C, D, E et 2 de plus. Ce");
    assertThat(
            ManagerNoticeSource.refused(2, "A, B", END, new MessageBundles().in(Language.ENGLISH))
                .words())
        .contains("what 2 kiosks send since", "stay on the kiosks");
  }
}
