package fr.teleguichet.est;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a server sends, the answer is a value or an {@link EstException}. */
class ParsersFuzzTest {

  private static final byte[] GOOD =
      TestAuthority.certsOnly(TestAuthority.make("Lot").root(), TestAuthority.make("x").issuing());
  private static final byte[] WISHES =
      Base64.getDecoder().decode("MBQGByqGSM49AgEGCSqGSIb3DQEJBw==");

  private interface Parser {
    void parse(String text) throws EstException;
  }

  private static void survive(Parser parser, String text) {
    assertThatCode(
            () -> {
              try {
                parser.parse(text);
              } catch (EstException e) {
                assertThat(e).hasMessageStartingWith("the server’s ");
              }
            })
        .doesNotThrowAnyException();
  }

  private static byte[] bent(byte[] good, int at, byte by, int length) {
    byte[] bytes = java.util.Arrays.copyOf(good, Math.min(good.length, length));
    bytes[at % bytes.length] = by;
    return bytes;
  }

  @Property(seed = "2026", tries = 3000)
  void bentCertificates(
      @ForAll @IntRange(max = 2000) int at,
      @ForAll byte by,
      @ForAll @IntRange(min = 1, max = 2000) int length) {
    String base64 = Base64.getEncoder().encodeToString(bent(GOOD, at, by, length));
    survive(CertsOnlyResponseDecoder::decode, base64);
  }

  @Property(seed = "2026", tries = 2000)
  void bentWishes(
      @ForAll @IntRange(max = 30) int at,
      @ForAll byte by,
      @ForAll @IntRange(min = 1, max = 30) int length) {
    String base64 = Base64.getEncoder().encodeToString(bent(WISHES, at, by, length));
    survive(CsrAttributesDecoder::decode, base64);
  }

  @Property(seed = "2026")
  void anyText(@ForAll String text, @ForAll byte[] bytes) {
    survive(CertsOnlyResponseDecoder::decode, text);
    survive(CsrAttributesDecoder::decode, text);
    survive(CertsOnlyResponseDecoder::decode, Base64.getEncoder().encodeToString(bytes));
    survive(CsrAttributesDecoder::decode, Base64.getEncoder().encodeToString(bytes));
    assertThat(EstRefusalText.oneLine(text))
        .doesNotContain("\n", "\u0007")
        .hasSizeLessThanOrEqualTo(600);
    assertThat(RetryAfter.parse(text, Instant.EPOCH))
        .isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
  }
}
