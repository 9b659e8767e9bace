package fr.teleguichet.edge.update.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseComparatorTest {

  @Test
  void versionsAreComparedByTheirNumbers() {
    assertThat(ReleaseComparator.compare("2.10.0", "2.9.1")).isPositive();
    assertThat(ReleaseComparator.compare("2.4.0-rc.1", "2.4.0")).isNegative();
    assertThat(ReleaseComparator.compare("?", "2.4.0")).isNegative();
  }
}
