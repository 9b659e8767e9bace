package fr.teleguichet.fleet.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestWordTest {
  @ParameterizedTest
  @CsvSource({"port,port,0", "port,prot,2", "port,ports,1", "port,sport,1", "'',port,4", "a,b,1"})
  void theDistanceCountsTypingErrors(String from, String to, int distance) {
    assertThat(NearestWordFinder.distance(from, to)).isEqualTo(distance);
  }

  @Property(seed = "20261124")
  void theDistanceIsTheSameBothWays(@ForAll String from, @ForAll String to) {
    assertThat(NearestWordFinder.distance(from, to))
        .isEqualTo(NearestWordFinder.distance(to, from));
  }

  @Test
  void theNearestWordIsFound() {
    assertThat(
            NearestWordFinder.to(
                "fleet.databse.url", List.of("fleet.broker.url", "fleet.database.url")))
        .isEqualTo("fleet.database.url");
  }
}
