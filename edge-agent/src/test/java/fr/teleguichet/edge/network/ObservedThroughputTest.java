package fr.teleguichet.edge.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ObservedThroughputTest {

  private final ObservedThroughput throughput = new ObservedThroughput();

  @Test
  void theMostOfAnHourIsToldAndAnOlderPeakForgotten() {
    assertThat(throughput.received()).isEmpty();
    throughput.add(Duration.ofMinutes(1), 900, 20);
    throughput.add(Duration.ofMinutes(2), 10, 120);
    assertThat(throughput.received()).hasValue(900);
    assertThat(throughput.sent()).hasValue(120);

    throughput.add(Duration.ofMinutes(61).plusSeconds(1), 5, 5);
    assertThat(throughput.received()).hasValue(10);
    throughput.add(Duration.ofHours(3), 1, 1);
    assertThat(throughput.sent()).hasValue(1);
  }
}
