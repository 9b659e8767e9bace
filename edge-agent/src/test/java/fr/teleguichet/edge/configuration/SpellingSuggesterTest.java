package fr.teleguichet.edge.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggesterTest {

  @ParameterizedTest
  @CsvSource({"'', '', 0", "a, '', 1", "'', ab, 2", "port, prot, 2", "kiosk, kiosks, 1"})
  void theDistanceCountsLettersToChange(String from, String to, int distance) {
    assertThat(SpellingSuggester.distance(from, to)).isEqualTo(distance);
    assertThat(SpellingSuggester.distance(to, from)).isEqualTo(distance);
  }

  @Test
  void aWordFarFromAllIsLeftAlone() {
    assertThat(SpellingSuggester.nearest("screem", List.of("screen", "link"))).contains("screen");
    assertThat(SpellingSuggester.nearest("telephone", List.of("screen", "link"))).isEmpty();
    assertThat(SpellingSuggester.nearest("x", List.of())).isEmpty();
  }
}
