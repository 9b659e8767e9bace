package fr.teleguichet.hardware.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortCodeTest {

  @ParameterizedTest
  @CsvSource({
    // Five bits a digit, from the left: 00000 is 0, 11111 is Z, 01010 is A, 10101 is N.
    "0000000000, 0000-0000",
    "ffffffffff, ZZZZ-ZZZZ",
    "0000000001, 0000-0001",
    "8000000000, G000-0000",
    "5294a5294a, AAAA-AAAA",
    "ad6b5ad6b5, NNNN-NNNN"
  })
  void itIsTheFirstFortyBitsInCrockfordsBase32(String bits, String code) {
    var fingerprint = new Fingerprint(bits + "5".repeat(54));
    assertThat(ShortCode.of(fingerprint)).hasToString(code);
  }

  @Property(seed = "2026")
  void whateverTheHandItIsReadBack(@ForAll @Size(32) byte[] hash) {
    var code = ShortCode.of(new Fingerprint(HexFormat.of().formatHex(hash)));
    assertThat(ShortCode.parse(code.toString())).contains(code);
    assertThat(ShortCode.parse(code.value().toLowerCase(Locale.ROOT))).contains(code);
    assertThat(ShortCode.parse(" " + code.value().replace('0', 'o').replace('1', 'l') + " "))
        .contains(code);
    assertThat(ShortCode.parse(code.toString().replace('0', 'O').replace('1', 'I'))).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K7QM", "K7QM-2XPAA", "K7QM-2XPU", "K7QM/2XPA", "Ж7QM-2XPA"})
  void otherTextsAreNone(String text) {
    assertThat(ShortCode.parse(text)).isEmpty();
  }

  @Test
  void aCodeIsCheckedWhereItIsBorn() {
    assertThatThrownBy(() -> new ShortCode("K7QM-2XPA")).hasMessageContaining("eight characters");
    assertThat(ShortCode.parse("K7QM2XPA" + " ".repeat(40))).isEmpty();
  }

  @Property(seed = "2026")
  void noTextIsTooOddToBeRead(@ForAll String text) {
    ShortCode.parse(text).ifPresent(it -> assertThat(it.value()).hasSize(8));
  }
}
