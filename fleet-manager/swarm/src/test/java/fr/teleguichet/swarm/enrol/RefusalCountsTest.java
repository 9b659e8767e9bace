package fr.teleguichet.swarm.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RefusalCountsTest {

  private final RefusalCounts sentences = new RefusalCounts();

  @Test
  void theMostFrequentComesFirst() {
    sentences.add("rare");
    sentences.add("often, swarm-000001");
    sentences.add("often, swarm-000002");

    assertThat(sentences.counts().toString()).isEqualTo("{often, swarm-…=2, rare=1}");
  }

  /** A server that says something else each time must not fill the memory, nor the screen. */
  @Test
  void afterTwentyTheyAreThrownTogether() {
    for (int i = 0; i < 1_000; i++) {
      sentences.add("sentence " + i);
    }
    sentences.add("sentence 3");

    assertThat(sentences.counts())
        .hasSize(21)
        .containsEntry("(other sentences)", 980L)
        .containsEntry("sentence 3", 2L);
  }
}
