package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowNumberParserTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "007", "999999999"})
  void oneToNineDigitsAreANumber(String text) {
    assertThat(RowNumberParser.parse(text)).contains(Integer.parseInt(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", " 1", "1.0", "1000000000", "٣", "new"})
  void anyOtherTextIsNone(String text) {
    assertThat(RowNumberParser.parse(text)).isEmpty();
  }
}
