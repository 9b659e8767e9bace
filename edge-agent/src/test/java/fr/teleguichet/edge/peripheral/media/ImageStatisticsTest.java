package fr.teleguichet.edge.peripheral.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a technician hears of a picture instead of seeing it. */
final class ImageStatisticsTest {

  @Test
  void anEmptyPageIsBlankAndOneWithABeamIsNot() {
    ImageStatistics white = ImageStatistics.at(GeneratedPicture.jpeg(250, false)).orElseThrow();
    ImageStatistics marked = ImageStatistics.at(GeneratedPicture.jpeg(250, true)).orElseThrow();

    assertThat(white.isBlank()).isTrue();
    assertThat(white.brightness()).isGreaterThan(95);
    assertThat(white.text()).startsWith("64×48, brightness 9").endsWith("blank");
    assertThat(marked.isBlank()).isFalse();
    assertThat(marked.brightness()).isLessThan(white.brightness());
  }

  @Test
  void aClosedShutterIsDark() {
    assertThat(ImageStatistics.at(GeneratedPicture.jpeg(0, false)).orElseThrow().brightness())
        .isZero();
  }

  /** A camera's or a scanner's answer may be anything. */
  @Test
  void whatIsNoPictureIsNotLookedAtAndNeverThrows() {
    assertThat(ImageStatistics.at(new byte[0])).isEmpty();
    assertThat(ImageStatistics.at("%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEmpty();
    byte[] picture = GeneratedPicture.jpeg(200, true);
    var random = new Random(20261125);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(picture, 1 + random.nextInt(picture.length));
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      ImageStatistics.at(damaged)
          .ifPresent(it -> assertThat(it.brightness()).as(it.text()).isBetween(0, 100));
    }
  }
}
