package fr.teleguichet.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Only what the unit's own key signed counts. */
final class SignedAcceptanceRecordTest {

  private static final KeyedUnit UNIT = KeyedUnit.of("grand-figeac", "borne-cajarc");
  private static final KeyedUnit OTHER = KeyedUnit.of("grand-figeac", "borne-cajarc");
  private static final String KID = UNIT.fingerprint().hex();

  private static boolean isTaken(String jws) {
    return new SignedAcceptanceRecord(jws, UNIT.certificate()).payload().isPresent();
  }

  @Test
  void whatTheKeySignedIsReadAsItWas() {
    assertThat(
            new SignedAcceptanceRecord(UNIT.sign("{\"é\":1}", KID), UNIT.certificate()).payload())
        .hasValueSatisfying(
            bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"é\":1}"));
  }

  @Test
  void anotherKeyOrAnotherKeyIdIsRefused() {
    assertThat(isTaken(OTHER.sign("{}", KID))).isFalse();
    assertThat(isTaken(UNIT.sign("{}", OTHER.fingerprint().hex()))).isFalse();
  }

  @Test
  void noSignatureAtAllIsRefused() {
    String none = base64("{\"alg\":\"none\"}") + "." + base64("{}") + ".";
    String shared =
        base64("{\"alg\":\"HS256\",\"kid\":\"" + KID + "\"}") + "." + base64("{}") + ".AAAA";

    assertThat(isTaken(none)).isFalse();
    assertThat(isTaken(shared)).isFalse();
  }

  /** The same signature in other letters would be a second record. */
  @Test
  void theLettersOfOrdinaryBase64AreRefused() {
    String good =
        java.util.stream.Stream.generate(() -> UNIT.sign("{}", KID))
            .filter(jws -> jws.contains("_"))
            .findFirst()
            .orElseThrow();

    assertThat(isTaken(good)).isTrue();
    assertThat(isTaken(good.replace('_', '/'))).isFalse();
    assertThat(isTaken(good + "=")).isFalse();
  }

  @Test
  void zerosAreNoSignature() {
    String zeros =
        base64("{\"alg\":\"ES256\",\"kid\":\"" + KID + "\"}")
            + "."
            + base64("{}")
            + "."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

    assertThat(isTaken(zeros)).isFalse();
  }

  @Test
  void noBitMayBeChanged() {
    String good = UNIT.sign("{\"version\":1}", KID);
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      int at = random.nextInt(good.length() - 2);
      char other = (char) (33 + random.nextInt(94));
      String bad = good.substring(0, at) + other + good.substring(at + 1);
      assertThat(bad.equals(good) || !isTaken(bad)).as(bad).isTrue();
    }
  }

  @Test
  void whateverComesNothingIsThrown() {
    Random random = new Random(6);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(80);
      for (int j = 0; j < length; j++) {
        text.append(random.nextInt(8) == 0 ? '.' : (char) random.nextInt(256));
      }
      assertThat(isTaken(text.toString())).isFalse();
    }
    assertThat(isTaken("x".repeat(SignedAcceptanceRecord.MAX_LENGTH + 1))).isFalse();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
