package fr.teleguichet.fleet.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Territories in words that people read. */
final class TerritoryNameFormatterTest {

  @ParameterizedTest
  @CsvSource({
    "grand-figeac, Grand Figeac",
    "vallee-du-lot, Vallée du Lot",
    "causses-vallee-dordogne, Causses Vallée Dordogne",
    "communaute-de-l-ile, Communauté de l’Île",
    "VALLEE-du-lot, VALLEE du Lot",
    "val-d-oise, Val d’Oise",
    "l-isle-jourdain, L’Isle Jourdain",
    "Lot, Lot",
    "'', ''",
  })
  void aWordForWiresBecomesAName(String territory, String name) {
    assertThat(TerritoryNameFormatter.of(territory)).isEqualTo(name);
  }
}
