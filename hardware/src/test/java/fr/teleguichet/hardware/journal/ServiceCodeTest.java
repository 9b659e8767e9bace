package fr.teleguichet.hardware.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceCodeTest {

  @Test
  void aTextThatCanBeACodeIsReadAsIt() {
    assertThat(ServiceCode.parse("carsat-47")).contains(new ServiceCode("carsat-47"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c", "Carsat", "carsat-", "-carsat", "car sat", "../carsat"})
  void aTextThatCanBeNoCodeIsNone(String text) {
    assertThat(ServiceCode.parse(text)).isEmpty();
  }
}
