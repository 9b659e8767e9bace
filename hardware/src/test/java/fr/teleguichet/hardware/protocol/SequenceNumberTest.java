package fr.teleguichet.hardware.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceNumberTest {

  @Test
  void after255ComesZero() {
    assertThat(SequenceNumber.after(0)).isEqualTo(1);
    assertThat(SequenceNumber.after(255)).isZero();
  }

  @Test
  void theDistanceGoesForwardOnly() {
    assertThat(SequenceNumber.distance(250, 3)).isEqualTo(9);
    assertThat(SequenceNumber.distance(3, 3)).isZero();
    assertThat(SequenceNumber.distance(3, 2)).isEqualTo(255);
  }
}
