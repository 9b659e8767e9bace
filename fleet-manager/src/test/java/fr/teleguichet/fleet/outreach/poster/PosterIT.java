package fr.teleguichet.fleet.outreach.poster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.service.SampleLogoFiles;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A site's poster says what is known of the site, fits a sheet, and leads telephones there. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class PosterIT {

  private TestPages.Running pages;
  private Forms coordinator;

  @BeforeEach
  void aSiteOfWhichEverythingIsKnown(TestPages.Running running) {
    pages = running;
    EightKiosks.on(pages);
    coordinator = new Forms(pages, pages.session());
    assertThat(
            coordinator
                .post(
                    "/sites/gramat/contacts",
                    "host",
                    "Commune de <Gramat> & Cie",
                    "mediator",
                    "Claude Martin",
                    "mediator-telephone",
                    "05 65 00 00 01")
                .statusCode())
        .isEqualTo(303);
  }

  private Site gramat() {
    return pages.context().getBean(SiteCache.class).now().find("gramat").orElseThrow();
  }

  private byte[] paper(PosterLanguage language) {
    PosterViewModel poster =
        pages
            .context()
            .getBean(PosterViewModelFactory.class)
            .read(gramat(), language, Optional.of("https://lot.example.org"));
    return pages.context().getBean(PosterSheetRenderer.class).of(poster);
  }

  @Test
  void theSheetSaysWhatIsKnownInEachLanguageOnOnePage() throws IOException {
    for (PosterLanguage language : PosterLanguage.values()) {
      try (PDDocument document = Loader.loadPDF(paper(language))) {
        String said = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        assertThat(document.getNumberOfPages()).as(language.code()).isEqualTo(1);
        assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
        assertThat(said)
            .contains(gramat().name(), "Commune de <Gramat> & Cie", "05 65 00 00 01")
            .contains("lot.example.org")
            .doesNotContain("Claude Martin");
        if (language != PosterLanguage.ENGLISH) {
          assertThat(said)
              .contains("Parlez à un conseiller", "C’est gratuit et confidentiel.", "(Carsat)");
        }
        if (language != PosterLanguage.FRENCH) {
          assertThat(said)
              .contains("Talk to an adviser", "It is free and confidential.", "Pensions (Carsat)");
        }
      }
    }
  }

  /** Two languages leave less room, and a tall logo takes no more of it than a wide one. */
  @Test
  void aServiceWithALogoIsKnownByIt() throws IOException {
    String revision =
        coordinator
            .get("/api/v1/services/caf")
            .body()
            .replaceAll("(?s).*\"revision\":(\\d+).*", "$1");
    String file = Base64.getEncoder().encodeToString(SampleLogoFiles.png());
    assertThat(
            coordinator
                .post(
                    "/services/caf/logo",
                    "revision",
                    revision,
                    "file",
                    "data:image/png;base64," + file)
                .headers()
                .firstValue("Location"))
        .hasValue("/services/caf?done=logo");

    String page = coordinator.get("/sites/gramat/poster?language=both").body();
    assertThat(page)
        .containsPattern(
            "<img src=\"/services/caf/logo/[0-9a-f]{32}\" width=\"48\" height=\"16\" alt=\"\"/?>");
    for (PosterLanguage language : PosterLanguage.values()) {
      try (PDDocument document = Loader.loadPDF(paper(language))) {
        assertThat(document.getNumberOfPages()).as(language.code()).isEqualTo(1);
        BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, 100);
        // The sample is blue, and nothing else on a poster is.
        assertThat(blue(picture))
            .as(language.code())
            .isGreaterThan(60L * language.languages().size());
      }
    }
  }

  private static long blue(BufferedImage picture) {
    int width = picture.getWidth();
    int[] points = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    return Arrays.stream(points).filter(it -> (it & 0xff) - (it >> 16 & 0xff) > 0x60).count();
  }

  /** Read from a picture in black and white, as a printer makes it. */
  @Test
  void theSquareCodeLeadsToThePublicAddress() throws IOException, ReaderException {
    try (PDDocument document = Loader.loadPDF(paper(PosterLanguage.FRENCH))) {
      BufferedImage picture =
          new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.BINARY);
      int width = picture.getWidth();
      int height = picture.getHeight();
      int[] points = picture.getRGB(0, 0, width, height, null, 0, width);

      assertThat(
              new QRCodeReader()
                  .decode(
                      new BinaryBitmap(
                          new HybridBinarizer(new RGBLuminanceSource(width, height, points))),
                      Map.of(DecodeHintType.TRY_HARDER, true))
                  .getText())
          .isEqualTo("https://lot.example.org");
    }
  }

  @Test
  void thePageShowsItWithWhatIsMissingAndOnlyToWhoReadsTheTelephone() {
    assertThat(coordinator.get("/sites/gramat").body()).contains("/sites/gramat/poster");
    assertThat(coordinator.get("/communications").body()).contains("/sites/gramat/poster");
    assertThat(coordinator.get("/sites/gramat/poster?language=both").body())
        .contains("Parlez à un conseiller", "Talk to an adviser", "05 65 00 00 01")
        .contains("l’adresse publique du gestionnaire n’est pas réglée")
        .contains("Commune de &lt;Gramat&gt; &amp; Cie");
    var paper = coordinator.get("/sites/gramat/poster.pdf?language=english");
    assertThat(paper.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(paper.body()).startsWith("%PDF-");
    assertThat(coordinator.get("/sites/nowhere/poster.pdf").statusCode()).isEqualTo(404);

    Forms official = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "cauvaldor"));
    assertThat(official.page("/sites/gramat")).doesNotContain("/poster");
    assertThat(official.page("/communications")).doesNotContain("/poster");
    assertThat(official.get("/sites/gramat/poster").statusCode()).isEqualTo(403);
    Forms foreign = new Forms(pages, TestPeople.of(pages.context(), Role.MEDIATOR, "grand-figeac"));
    assertThat(foreign.get("/sites/gramat/poster.pdf").statusCode()).isEqualTo(404);
  }
}
