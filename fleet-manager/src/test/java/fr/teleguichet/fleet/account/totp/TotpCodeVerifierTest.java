package fr.teleguichet.fleet.account.totp;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that change every 30 seconds. */
final class TotpCodeVerifierTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(TotpCodeVerifier.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void oneStepToEitherSideIsTakenAndNoStepTwice() {
    Instant now = Instant.ofEpochSecond(1_111_111_111);
    long step = 1_111_111_111 / 30;

    assertThat(TotpCodeVerifier.step(SECRET, "050471", now, 0)).hasValue(step);
    assertThat(TotpCodeVerifier.step(SECRET, "050 471", now.plusSeconds(30), 0)).hasValue(step);
    assertThat(TotpCodeVerifier.step(SECRET, "050471", now.minusSeconds(30), 0)).hasValue(step);
    assertThat(TotpCodeVerifier.step(SECRET, "050471", now.plusSeconds(60), 0)).isEmpty();
    assertThat(TotpCodeVerifier.step(SECRET, "050471", now, step)).as("used up").isEmpty();
    assertThat(TotpCodeVerifier.step(SECRET, "", now, 0)).isEmpty();
  }

  @Test
  void aKeyIsTypedInBase32() {
    TotpKey key = new TotpKey(SECRET);

    assertThat(key.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(TotpKey.ofBase32(key.base32())).contains(key);
    assertThat(TotpKey.ofBase32("short")).isEmpty();
    assertThat(TotpKey.ofBase32("0".repeat(32))).isEmpty();
    assertThat(key.address("a b@example.org"))
        .startsWith("otpauth://totp/")
        .contains("a%20b%40example.org")
        .contains("secret=" + key.base32());
    assertThat(key).hasToString("***");
  }

  @Test
  void recoveryCodesAreTenAndForgiveSpacesAndCapitals() {
    List<SecretToken> codes = RecoveryCodeGenerator.make(new SecretGenerator(new Random(5)));

    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    SecretToken first = codes.getFirst();
    assertThat(first.reveal()).matches("[a-z0-9]{5}-[a-z0-9]{5}");
    assertThat(
            RecoveryCodeGenerator.typed(
                " " + first.reveal().toUpperCase(java.util.Locale.ROOT).replace('-', ' ')))
        .isEqualTo(first);
    assertThat(first).hasToString("***");
  }

  @Test
  void theSquareCodeSaysTheAddress() {
    QrCodeDrawing square = QrCodeDrawing.of(new TotpKey(SECRET).address("camille@example.org"));

    assertThat(square.size()).isGreaterThan(30);
    assertThat(square.path()).startsWith("M4 4h1v1h-1z");
  }
}
