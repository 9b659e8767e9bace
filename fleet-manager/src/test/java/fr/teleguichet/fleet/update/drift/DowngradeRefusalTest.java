package fr.teleguichet.fleet.update.drift;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.protocol.NodeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a refusal is about: the kiosk whose title a page shows. */
final class DowngradeRefusalTest {

  @ParameterizedTest
  @CsvSource({"a1", "lot:a1"})
  void theSecondKioskOfANameIsFoundByItsGroupAndNode(String target) {
    assertThat(new DowngradeRefusal(target, "lot", "os", "2.5.0", "2.4.0").node())
        .isEqualTo(new NodeAddress("lot", "a1"));
  }

  @Test
  void theSentenceNamesBothVersions() {
    assertThat(new DowngradeRefusal("a1", "lot", "os", "2.5.0", "2.4.0").sentence())
        .contains("os 2.5.0")
        .contains("older 2.4.0");
  }
}
