package fr.teleguichet.fleet.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the communes of a département, the Lot's by default. */
final class DepartmentTest {

  private static final GeoPosition CAHORS = new GeoPosition(44.4491, 1.4366);
  private static final GeoPosition FIGEAC = new GeoPosition(44.6089, 2.0316);

  private final Department lot = TerritorySettings.from(Settings.of(Map.of()));

  @TempDir private Path folder;

  @Test
  void theLotHasItsCommunesWithPopulationGroupingAndCentre() {
    assertThat(lot.name()).isEqualTo("Lot");
    assertThat(lot.communes()).hasSize(312);
    assertThat(lot.epcis()).hasSize(10);
    assertThat(lot.attribution()).contains("Insee", "IGN", "Licence Ouverte");

    Commune cahors = lot.commune("46042").orElseThrow();
    assertThat(cahors.name()).isEqualTo("Cahors");
    assertThat(cahors.postcodes()).containsExactly("46000");
    assertThat(cahors.population()).isEqualTo(20_050);
    assertThat(cahors.centre().kilometresTo(CAHORS)).isLessThan(3);
    assertThat(lot.epciOf("46042")).contains(new Epci("200023737", "CA du Grand Cahors"));
  }

  @Test
  void everyCommuneOfTheLotLiesInItAndInAGrouping() {
    assertThat(lot.communes())
        .allSatisfy(
            commune -> {
              assertThat(commune.population()).isPositive();
              assertThat(lot.epciOf(commune.insee())).isPresent();
              assertThat(commune.centre().latitude()).isBetween(44.2, 45.05);
              assertThat(commune.centre().longitude()).isBetween(0.98, 2.22);
            });
  }

  @Test
  void whoLivesNearTwoPlacesIsCountedOnceAndTheNearestIsFirst() {
    PopulationReach reach = lot.within(10, List.of(FIGEAC, CAHORS, CAHORS));
    PopulationReach figeac = lot.within(10, List.of(FIGEAC));
    PopulationReach cahors = lot.within(10, List.of(CAHORS));

    assertThat(reach.inhabitants()).isEqualTo(figeac.inhabitants() + cahors.inhabitants());
    assertThat(reach.communes()).hasSize(figeac.communes().size() + cahors.communes().size());
    assertThat(reach.communes())
        .isSortedAccordingTo(Comparator.comparingDouble(PopulationReach.Near::kilometres));
    assertThat(reach.allCommunes()).isEqualTo(312);
    assertThat(reach.share()).isEqualTo((double) reach.inhabitants() / reach.allInhabitants());
  }

  @Test
  void nobodyIsReachedFromNowhereAndEverybodyFromFarEnough() {
    assertThat(lot.within(1_000, List.of()).communes()).isEmpty();
    assertThat(lot.within(0, List.of(CAHORS)).inhabitants()).isZero();
    assertThat(lot.within(1_000, List.of(CAHORS)).share()).isEqualTo(1);
    assertThat(Department.unknown().within(10, List.of(CAHORS)).share()).isZero();
  }

  @Test
  void kilometresBetweenTheTwoTownsAreThoseOfTheMap() {
    assertThat(CAHORS.kilometresTo(FIGEAC)).isCloseTo(50.4, within(0.5));
  }

  @Test
  void aFileThatIsWrittenReadsBackTheSame() {
    Department back =
        DepartmentGeoJsonCodec.read(
            DepartmentGeoJsonCodec.write(lot).getBytes(StandardCharsets.UTF_8));

    assertThat(back.communes()).isEqualTo(lot.communes());
    assertThat(back.outline()).isEqualTo(lot.outline());
    assertThat(DepartmentGeoJsonCodec.write(back)).isEqualTo(DepartmentGeoJsonCodec.write(lot));
  }

  @Test
  void aWrongFileIsRefusedWithWhatIsWrong() throws IOException {
    refused("{", "is not such a file: it is not JSON");
    refused("{}", "it is not a GeoJSON FeatureCollection");
    refused("{\"features\":[]}", "no feature of the kind department");
    String commune =
        "{\"type\":\"Feature\",\"properties\":{\"kind\":\"commune\",\"insee\":\"46042\",\"name\":"
            + "\"Cahors\",\"population\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,44]}}";
    String department =
        "{\"properties\":{\"kind\":\"department\",\"code\":\"46\"},\"geometry\":{}}";
    refused(
        "{\"features\":[" + department + "," + commune + "," + commune + "]}",
        "the commune 46042 is there twice");
    refused(
        "{\"features\":[" + department + "," + commune.replace("44]", "144]") + "]}",
        "not on the earth");
    refused(
        "{\"features\":[" + department + "," + commune.replace("46042", "46-42") + "]}",
        "\"46-42\" is not a commune’s INSEE code");
  }

  private void refused(String file, String why) throws IOException {
    Path path = Files.writeString(folder.resolve("46.geojson"), file);
    assertThatThrownBy(
            () -> TerritorySettings.from(Settings.of(Map.of("fleet.territory", path.toString()))))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("fleet.territory names")
        .hasMessageContaining(why);
  }

  @Test
  void aNetworkWithoutATerritoryKnowsNoCommune() {
    Department none = TerritorySettings.from(Settings.of(Map.of("fleet.territory", "none")));

    assertThat(none.communes()).isEmpty();
    assertThat(none.epciOf("46042")).isEmpty();
  }
}
