package fr.teleguichet.edge.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionTest {

  @ParameterizedTest
  @CsvSource({"'', '', 0", "a, '', 1", "'', ab, 2", "port, prot, 2", "kiosk, kiosks, 1"})
  void theDistanceCountsLettersToChange(String from, String to, int distance) {
    assertThat(SpellingSuggestion.distance(from, to)).isEqualTo(distance);
    assertThat(SpellingSuggestion.distance(to, from)).isEqualTo(distance);
  }

  @Test
  void aWordFarFromAllIsLeftAlone() {
    assertThat(SpellingSuggestion.nearest("screem", List.of("screen", "link"))).contains("screen");
    assertThat(SpellingSuggestion.nearest("telephone", List.of("screen", "link"))).isEmpty();
    assertThat(SpellingSuggestion.nearest("x", List.of())).isEmpty();
  }
}
