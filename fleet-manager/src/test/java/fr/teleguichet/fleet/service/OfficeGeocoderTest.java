package fr.teleguichet.fleet.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.TerritorySettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever names a commune need not know where on the earth it is. */
final class OfficeGeocoderTest {

  private final OfficeGeocoder lot =
      new OfficeGeocoder(TerritorySettings.from(Settings.of(Map.of())));

  @Test
  void aCommuneOfTheListGivesItsCoordinates() {
    assertThat(OfficeLineCodec.read(lot.complete("Agence de Cahors\u00a0; cahors\nSaint Cere")))
        .satisfiesExactly(
            cahors -> {
              assertThat(cahors.name()).isEqualTo("Agence de Cahors");
              assertThat(cahors.town()).isEqualTo("Cahors");
              assertThat(cahors.latitude()).isBetween(44.4, 44.5);
              assertThat(cahors.longitude()).isBetween(1.35, 1.5);
            },
            saintCere -> assertThat(saintCere.town()).isEqualTo("Saint-Céré"));
  }

  @Test
  void whatHasCoordinatesAndWhatIsNoCommuneStaysAsItIs() {
    String typed = "Agence; Cahors; 44,1; 1,2\n\nAgence; Atlantide";

    assertThat(lot.complete(typed)).isEqualTo(typed);
    assertThat(new OfficeGeocoder(Department.unknown()).complete("Cahors")).isEqualTo("Cahors");
  }
}
