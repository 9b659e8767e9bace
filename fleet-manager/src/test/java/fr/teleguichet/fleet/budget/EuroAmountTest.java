package fr.teleguichet.fleet.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money is read as people write it, or not at all, and never loses a cent. */
final class EuroAmountTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 234,50|1234.50",
        "1\u00a0234,5 €|1234.50",
        "1\u202f234|1234.00",
        "0.01|0.01",
        "999999999.99|999999999.99",
        "''|0.00",
        "0|0.00"
      })
  void anAmountIsReadAsPeopleWriteIt(String typed, String plain) {
    assertThat(EuroAmount.read(typed).map(EuroAmount::plain)).hasValue(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "+1",
        "1,234.50",
        "1.234",
        "1e9",
        "=1+1",
        "€",
        "1234567890",
        "12 euros",
        "NaN",
        "１"
      })
  void whatCouldBeAnotherAmountIsNone(String typed) {
    assertThat(EuroAmount.read(typed)).isEmpty();
  }

  @Test
  void tenthsAddUpToWhatTheyAre() {
    EuroAmount tenth = EuroAmount.read("0,10").orElseThrow();
    EuroAmount sum = EuroAmount.ZERO;
    for (int i = 0; i < 10_000; i++) {
      sum = sum.plus(tenth);
    }
    assertThat(sum).isEqualTo(EuroAmount.of(1_000));
    assertThat(sum.each(3).map(EuroAmount::plain)).hasValue("333.33");
    assertThat(sum.each(0)).isEmpty();
  }

  @Test
  void nobodyPaysLessThanNothingOrPartsOfACent() {
    assertThatThrownBy(() -> new EuroAmount(new BigDecimal("-0.01")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EuroAmount(new BigDecimal("0.001")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void bothLanguagesWriteItTheirWay() {
    EuroAmount amount = EuroAmount.read("64000,5").orElseThrow();
    MessageBundles texts = new MessageBundles();

    assertThat(amount.say(texts.in(Language.FRENCH))).isEqualTo("64\u202f000,50\u00a0€");
    assertThat(amount.say(texts.in(Language.ENGLISH))).isEqualTo("€64,000.50");
    assertThat(EuroAmount.of(64_000).say(texts.in(Language.FRENCH)))
        .isEqualTo("64\u202f000\u00a0€");
  }
}
