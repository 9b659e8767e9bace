package fr.teleguichet.hardware.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class Sha256DigestTest {

  /** The first example that NIST gives for SHA-256. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void itIsTheDigestOfTheStandardInEachForm() {
    byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);

    assertThat(Sha256Digest.hex("abc")).isEqualTo(OF_ABC);
    assertThat(Sha256Digest.hex(bytes)).isEqualTo(OF_ABC);
    assertThat(Sha256Digest.of("abc")).isEqualTo(HexFormat.of().parseHex(OF_ABC));
    assertThat(Sha256Digest.of(bytes)).isEqualTo(Sha256Digest.begin().digest(bytes));
  }

  @Test
  void aTextIsTakenInUtf8() {
    assertThat(Sha256Digest.hex("é"))
        .isEqualTo(Sha256Digest.hex(new byte[] {(byte) 0xc3, (byte) 0xa9}));
  }
}
