package fr.teleguichet.hardware.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a logo, and what only says that it is one. */
final class ServiceLogoTest {

  private static final byte[] NOTHING = {};

  @Test
  void aSmallPictureIsALogoUnderADigestOfItsOwn() {
    byte[] file = SampleLogo.of(256, 128);

    ServiceLogo logo = ServiceLogo.ofFile(file);

    assertThat(logo.png()).isEqualTo(file);
    assertThat(logo.digest()).matches("[0-9a-f]{32}");
    assertThat(ServiceLogo.ofFile(SampleLogo.of(256, 127)).digest()).isNotEqualTo(logo.digest());
    assertThat(ServiceLogo.of(logo.base64())).hasValue(logo);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatIsNoSmallStillPictureAloneIsNone(String what, byte[] file) {
    assertThatIllegalArgumentException()
        .as(what)
        .isThrownBy(() -> ServiceLogo.ofFile(file))
        .withMessageStartingWith("must be a still PNG");
    assertThat(ServiceLogo.of(Base64.getEncoder().encodeToString(file))).isEmpty();
  }

  static Stream<Arguments> whatIsNoSmallStillPictureAloneIsNone() {
    byte[] good = SampleLogo.of(16, 16);
    byte[] flipped = good.clone();
    flipped[45] ^= 1;
    return Stream.of(
        Arguments.of("nothing", NOTHING),
        Arguments.of("a signature", Arrays.copyOf(good, 8)),
        Arguments.of("a drawing", "<svg xmlns=''/>".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("a bomb", SampleLogo.of(60_000, 60_000)),
        Arguments.of("too wide", SampleLogo.of(257, 128)),
        Arguments.of("too high", SampleLogo.of(256, 129)),
        Arguments.of("a negative width", SampleLogo.of(-1, 16)),
        Arguments.of("without a height", SampleLogo.of(16, 0)),
        Arguments.of("cut in its pixels", Arrays.copyOf(good, good.length - 20)),
        Arguments.of("cut before its end", Arrays.copyOf(good, good.length - 12)),
        Arguments.of("damaged", flipped),
        Arguments.of(
            "with an archive behind", joined(good, "PK\3\4".getBytes(StandardCharsets.US_ASCII))),
        Arguments.of(
            "too long",
            new SampleLogo()
                .header(16, 16)
                .chunk("IDAT", new byte[4_096])
                .chunk("IEND", NOTHING)
                .file()),
        Arguments.of("with a header of nothing", new SampleLogo().chunk("IHDR", NOTHING).file()),
        Arguments.of("without a header", new SampleLogo().pixels().chunk("IEND", NOTHING).file()),
        Arguments.of(
            "with two headers",
            new SampleLogo().header(16, 16).header(9_999, 9_999).chunk("IEND", NOTHING).file()),
        Arguments.of("animated", with("acTL")),
        Arguments.of("with a text", with("tEXt")),
        Arguments.of("with packed text", with("zTXt")),
        Arguments.of("with a colour profile", with("iCCP")));
  }

  private static byte[] with(String chunk) {
    return new SampleLogo()
        .header(16, 16)
        .chunk(chunk, new byte[8])
        .pixels()
        .chunk("IEND", NOTHING)
        .file();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }

  @Test
  void whatIsNoBase64IsNone() {
    assertThat(ServiceLogo.of("<script>")).isEmpty();
    assertThat(ServiceLogo.of("A".repeat(60_000))).isEmpty();
  }
}
