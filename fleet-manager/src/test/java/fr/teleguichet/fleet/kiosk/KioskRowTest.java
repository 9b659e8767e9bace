package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row calls its kiosk. */
final class KioskRowTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static KioskRow row(String kiosk, String site, String commune) {
    return KioskRow.unheard(
        new KioskUrlName.OfNode(new NodeAddress("grand-figeac", kiosk)),
        Optional.of(
            new Site(
                1,
                new SiteCode("le-site"),
                site,
                commune,
                "46102",
                44.6,
                2.0,
                false,
                Optional.empty())),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "figeac, Figeac",
    "borne-figeac, Figeac",
    "le-site, Figeac",
    "coeur-de-causse, Cœur de Causse",
    "saint-cere, Saint-Céré",
    "borne-l-hospitalet, L’Hospitalet"
  })
  void aNameThatOnlyRepeatsThePlaceIsLeftOut(String kiosk, String commune) {
    assertThat(row(kiosk, "Relais", commune).subtitle(FRENCH)).isEqualTo(commune);
  }

  @Test
  void aNameThatTellsOneKioskFromAnotherIsSaid() {
    assertThat(row("figeac-2", "Relais du Célé", "Figeac").subtitle(FRENCH))
        .isEqualTo("figeac-2 · Figeac");
    assertThat(row("figeac-2", "Mairie de Figeac", "Figeac").subtitle(FRENCH))
        .isEqualTo("figeac-2");
  }

  @Test
  void whereNothingElseNamesThePlaceTheSiteDoesAndTheNameOnlyWhereItSaysMore() {
    assertThat(row("figeac", "Relais du Célé", "Figeac").called())
        .isEqualTo("Relais du Célé, Figeac");
    assertThat(row("figeac-2", "Relais du Célé", "Figeac").called())
        .isEqualTo("Relais du Célé (figeac-2)");
  }

  @Test
  void whereTheSiteSaysAllItsTerritoryIsSaid() {
    assertThat(row("figeac", "Mairie de Figeac", "Figeac").subtitle(FRENCH))
        .isEqualTo("Grand Figeac");
  }
}
