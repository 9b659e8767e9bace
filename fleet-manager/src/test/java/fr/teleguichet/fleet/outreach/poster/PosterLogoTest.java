package fr.teleguichet.fleet.outreach.poster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.service.SampleLogoFiles;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.ServiceLogo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a poster a logo takes. */
final class PosterLogoTest {

  @ParameterizedTest
  @CsvSource({
    "256, 128, 68, 34",
    "128, 128, 34, 34",
    "64, 128, 17, 34",
    "256, 32, 68, 9",
    "256, 1, 68, 1",
    "16, 16, 34, 34"
  })
  void itIsAsHighAsADrawingAndUpToTwiceAsWideInItsOwnProportions(
      int width, int height, int shownWidth, int shownHeight) {
    var logo =
        new PosterLogo(
            new ServiceCode("caf"), ServiceLogo.ofFile(SampleLogoFiles.plain(width, height)));

    assertThat(logo.width(34)).isEqualTo(shownWidth);
    assertThat(logo.height(34)).isEqualTo(shownHeight);
    assertThat(logo.address()).matches("/services/caf/logo/[0-9a-f]{32}");
  }
}
