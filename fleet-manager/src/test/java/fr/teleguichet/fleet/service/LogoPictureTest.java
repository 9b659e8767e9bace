package fr.teleguichet.fleet.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fr.teleguichet.fleet.service.LogoPictureReader.Outcome;
import fr.teleguichet.fleet.service.LogoPictureReader.Reason;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.service.ServiceLogo;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file that somebody brings as a logo. */
final class LogoPictureTest {

  private static final byte[] PNG = SampleLogoFiles.png();
  private static final byte[] JPEG =
      SampleLogoFiles.file(SampleLogoFiles.drawing(600, 200, BufferedImage.TYPE_INT_RGB), "jpeg");

  private final LogoPictureReader reader = new LogoPictureReader();

  private static BufferedImage shown(ServiceLogo logo) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(logo.png()));
  }

  private ServiceLogo logo(byte[] file) {
    return reader.read(file) instanceof Outcome.Read(var picture)
        ? LogoPictureEncoder.logo(picture)
        : fail("the file was refused");
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aLogoIsDrawnSmallInItsColoursAndSeeThroughWhereItWas() throws IOException {
    BufferedImage shown = shown(logo(PNG));

    assertThat(shown.getWidth()).isEqualTo(256);
    assertThat(shown.getHeight()).isEqualTo(85);
    assertThat(shown.getRGB(42, 42)).isIn(0xff003da5, 0xff003ca4);
    assertThat(shown.getRGB(170, 42)).isIn(0xffe4002b, 0xffe4002a);
    assertThat(shown.getRGB(170, 5) >>> 24).isZero();
  }

  @Test
  void aSmallPictureIsNotBlownUp() throws IOException {
    byte[] small =
        SampleLogoFiles.file(SampleLogoFiles.drawing(60, 20, BufferedImage.TYPE_INT_ARGB), "png");

    assertThat(shown(logo(small)).getWidth()).isEqualTo(60);
    assertThat(shown(logo(SampleLogoFiles.progressive())).getWidth()).isEqualTo(60);
  }

  /** Photographs, and the dust of a strong compression, have more than a few bytes hold. */
  @Test
  void whatIsFullOfColoursFitsNevertheless() {
    ServiceLogo snow = LogoPictureEncoder.logo(SampleLogoFiles.noise(1_000, 500));

    assertThat(snow.png().length).isLessThanOrEqualTo(ServiceLogo.MAX_SIZE);
    assertThat(logo(JPEG).png().length).isLessThanOrEqualTo(ServiceLogo.MAX_SIZE);
  }

  /** Java holds such greys for light, and would bleach them. */
  @Test
  void aGreyThatIsSeeThroughInPlacesStaysAsDark() throws IOException {
    for (int type : List.of(DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT)) {
      var model =
          new ComponentColorModel(
              ColorSpace.getInstance(ColorSpace.CS_GRAY),
              true,
              false,
              ComponentColorModel.TRANSLUCENT,
              type);
      WritableRaster pixels = model.createCompatibleWritableRaster(20, 20);
      for (int at = 0; at < 400; at++) {
        int whole = type == DataBuffer.TYPE_BYTE ? 1 : 257;
        pixels.setPixel(at % 20, at / 20, new int[] {80 * whole, 255 * whole});
      }
      byte[] file = SampleLogoFiles.file(new BufferedImage(model, pixels, false, null), "png");

      assertThat(new Color(shown(logo(file)).getRGB(10, 10)).getRed()).isBetween(76, 84);
    }
  }

  /** A profile is a little program; the one here would turn a dark blue bright. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void aJpegsColourProfileIsNotHeeded(int filling) throws IOException {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] fill = new byte[filling];
    Arrays.fill(fill, (byte) 0xff);
    int length = profile.length + 16;
    byte[] file =
        joined(
            Arrays.copyOf(JPEG, 2),
            fill,
            new byte[] {(byte) 0xff, (byte) 0xe2, (byte) (length >> 8), (byte) length},
            ascii("ICC_PROFILE\0\1\1"),
            profile,
            Arrays.copyOfRange(JPEG, 2, JPEG.length));

    assertThat(logo(file)).isEqualTo(logo(JPEG));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void nothingButPixelsGoesOver(String what, byte[] file) {
    ServiceLogo logo = logo(file);

    String text = new String(logo.png(), StandardCharsets.ISO_8859_1);
    assertThat(text).as(what).doesNotContain("secret", "PK\3\4", "acTL", "iCCP");
  }

  static Stream<Arguments> nothingButPixelsGoesOver() {
    return Stream.of(
        Arguments.of("an archive behind", joined(PNG, ascii("PK\3\4secret"))),
        Arguments.of(
            "animated", SampleLogoFiles.with(PNG, "acTL", new byte[] {0, 0, 0, 9, 0, 0, 0, 0})),
        Arguments.of("a text", SampleLogoFiles.with(PNG, "tEXt", ascii("Author\0secret"))),
        Arguments.of(
            "a profile that is none",
            SampleLogoFiles.with(PNG, "iCCP", ascii("secret\0\0" + "x".repeat(99)))),
        Arguments.of(
            "a place in a JPEG",
            joined(
                Arrays.copyOf(JPEG, 2),
                new byte[] {(byte) 0xff, (byte) 0xe1, 0, 14},
                ascii("Exif\0\0secret"),
                Arrays.copyOfRange(JPEG, 2, JPEG.length))),
        Arguments.of(
            "a profile of a JPEG that is none",
            joined(
                Arrays.copyOf(JPEG, 2),
                new byte[] {(byte) 0xff, (byte) 0xe2, 0, 22},
                ascii("ICC_PROFILE\0\1\1secret"),
                Arrays.copyOfRange(JPEG, 2, JPEG.length))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatIsNoPictureIsRefusedWithItsReason(String what, Reason reason, byte[] file) {
    assertThat(reader.read(file)).as(what).isEqualTo(new Outcome.Refused(reason));
  }

  static Stream<Arguments> whatIsNoPictureIsRefusedWithItsReason() {
    byte[] passes = SampleLogoFiles.progressive();
    int last = new String(passes, StandardCharsets.ISO_8859_1).lastIndexOf("\u00ff\u00da");
    byte[][] many = new byte[26][];
    Arrays.fill(many, Arrays.copyOfRange(passes, last, passes.length - 2));
    return Stream.of(
        Arguments.of("a bomb", Reason.PIXELS, SampleLogoFiles.bomb(60_000, 60_000)),
        Arguments.of("a line as a bomb", Reason.PIXELS, SampleLogoFiles.bomb(1, 4_000_001)),
        Arguments.of(
            "the largest number", Reason.PIXELS, SampleLogoFiles.bomb(0x7fffffff, 0x7fffffff)),
        Arguments.of("without a width", Reason.UNREADABLE, SampleLogoFiles.bomb(0, 10)),
        Arguments.of("a negative width", Reason.UNREADABLE, SampleLogoFiles.bomb(-5, 10)),
        Arguments.of("too many bytes", Reason.LARGE, joined(PNG, new byte[500_000])),
        Arguments.of("nothing", Reason.UNREADABLE, new byte[0]),
        Arguments.of("a head", Reason.UNREADABLE, Arrays.copyOf(PNG, 30)),
        Arguments.of("a JPEG's head", Reason.UNREADABLE, Arrays.copyOf(JPEG, 30)),
        Arguments.of("half of a picture", Reason.UNREADABLE, Arrays.copyOf(PNG, PNG.length / 2)),
        Arguments.of(
            "a drawing that says it is a picture",
            Reason.UNREADABLE,
            ascii("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")),
        Arguments.of(
            "GIF",
            Reason.UNREADABLE,
            SampleLogoFiles.file(
                SampleLogoFiles.drawing(30, 10, BufferedImage.TYPE_BYTE_INDEXED), "gif")),
        Arguments.of("WebP", Reason.UNREADABLE, ascii("RIFF\0\0\0\0WEBPVP8 ")),
        Arguments.of(
            "a JPEG of endless passes",
            Reason.UNREADABLE,
            joined(
                Arrays.copyOf(passes, last), joined(many), new byte[] {(byte) 0xff, (byte) 0xd9})));
  }

  /** Its page says beforehand how large a file may be, and afterwards that one was larger. */
  @ParameterizedTest
  @EnumSource
  void whatIsTooLargeIsToldByTheSizeThatThePageNames(Language language) {
    LocalizedText text = new MessageBundles().in(language);

    assertThat(text.say("services.problem.logo-large").replace(' ', '\u00a0'))
        .contains(text.size(PublicServiceViewModels.maxLogoSize()) + ".");
  }
}
