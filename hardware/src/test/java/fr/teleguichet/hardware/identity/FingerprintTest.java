package fr.teleguichet.hardware.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void itIsTheSha256OfTheBytes() {
    // The first example of FIPS 180-2, appendix B.
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Fingerprint.ofEncoded(abc).hex()).isEqualTo(ABC);
  }

  @Test
  void ofAKeyItIsThatOfItsSubjectPublicKeyInfo() {
    var key = Certificates.of("kiosk.pem").getPublicKey();
    assertThat(Fingerprint.of(key)).isEqualTo(Fingerprint.ofEncoded(key.getEncoded()));
  }

  @Test
  void peopleCompareGroupsOfFour() {
    assertThat(new Fingerprint(ABC).grouped())
        .startsWith("ba78 16bf 8f01 ")
        .endsWith(" f200 15ad")
        .hasSize(64 + 15);
  }

  @Property(seed = "2026")
  void whatPeopleCopyIsReadBack(@ForAll @Size(32) byte[] hash) {
    var fingerprint = new Fingerprint(HexFormat.of().formatHex(hash));
    assertThat(Fingerprint.parse(fingerprint.grouped())).contains(fingerprint);
    assertThat(Fingerprint.parse(HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash)))
        .contains(fingerprint);
    assertThat(Fingerprint.parse("  " + fingerprint.hex().toUpperCase(Locale.ROOT) + "\n"))
        .contains(fingerprint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ba78", "ba7816bf-nonsense", "   "})
  void otherTextsAreNone(String text) {
    assertThat(Fingerprint.parse(text)).isEmpty();
  }

  @Test
  void neitherIsALongText() {
    assertThat(Fingerprint.parse(ABC + " ".repeat(200))).isEmpty();
    assertThatThrownBy(() -> new Fingerprint(ABC.toUpperCase(Locale.ROOT)))
        .hasMessageContaining("lower-case");
  }

  @Property(seed = "2026")
  void noTextIsTooOddToBeRead(@ForAll String text) {
    Fingerprint.parse(text).ifPresent(it -> assertThat(it.hex()).hasSize(64));
  }
}
