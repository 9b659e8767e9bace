package fr.teleguichet.edge.update.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseOrderTest {

  @Test
  void versionsAreComparedByTheirNumbers() {
    assertThat(ReleaseOrder.compare("2.10.0", "2.9.1")).isPositive();
    assertThat(ReleaseOrder.compare("2.4.0-rc.1", "2.4.0")).isNegative();
    assertThat(ReleaseOrder.compare("?", "2.4.0")).isNegative();
  }
}
