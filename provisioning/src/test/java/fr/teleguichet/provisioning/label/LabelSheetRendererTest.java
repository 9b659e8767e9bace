package fr.teleguichet.provisioning.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.trouble.TroubleException;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LabelSheetRendererTest {

  private static final Fingerprint KEY = new Fingerprint("3f0a".repeat(16));

  @Test
  void aLabelReadsWithItsAccentsAndItsFontIsInside() throws Exception {
    var label = new UnitLabel("figeac-01", "Mairie de Saint-Céré, salle d’accueil", KEY);

    try (PDDocument pdf = open(SheetFormat.A4_3X7, List.of(label), 0)) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("figeac-01", "Mairie de Saint-Céré, salle d’accueil", label.code().toString())
          .contains("3f0a 3f0a 3f0a 3f0a");
      for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
        assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
  }

  /** What a telephone reads from the printed label is what the unit shows. */
  @Test
  void theQrCodeOfThePrintedLabelIsTheFingerprint() throws Exception {
    try (PDDocument pdf = open(SheetFormat.ROLL_62, List.of(new UnitLabel("a1", "", KEY)), 0)) {
      BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(0, 300);
      int[] dots =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots);

      String text =
          new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();

      assertThat(Fingerprint.parse(text)).contains(KEY);
    }
  }

  @Test
  void aSheetBegunElsewhereGoesOnOnTheNextPage() throws Exception {
    List<UnitLabel> labels = Collections.nCopies(4, new UnitLabel("figeac-01", "", KEY));

    try (PDDocument pdf = open(SheetFormat.A4_3X7, labels, 19)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
    }
  }

  /** A site's name comes from people: any text fits, and none breaks the sheet. */
  @Test
  void namesOfAnyKindFit() throws Exception {
    for (String name : List.of("", "é".repeat(500), "漢字\u0000\u001b[31m\n", "😀", "'\"\\()")) {
      try (PDDocument pdf = open(SheetFormat.ROLL_62, List.of(new UnitLabel("a1", name, KEY)), 0)) {
        assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      }
    }
  }

  @Test
  void aListIsReadWithEitherSeparatorAndItsFaultsAreNamed() throws Exception {
    assertThat(UnitLabelCsvReader.read("site;key;kiosk\nMairie;" + KEY + ";figeac-01\n"))
        .containsExactly(new UnitLabel("figeac-01", "Mairie", KEY));
    assertThat(UnitLabelCsvReader.read("kiosk,key\nfigeac-01," + KEY + "\n"))
        .containsExactly(new UnitLabel("figeac-01", "", KEY));
    assertThatThrownBy(
            () -> UnitLabelCsvReader.read("kiosk,key\nfigeac-01," + KEY + "\ngramat-02,12\n"))
        .isInstanceOfSatisfying(
            TroubleException.class,
            trouble -> assertThat(trouble.say().values()).containsExactly("3"));
  }

  private static PDDocument open(SheetFormat format, List<UnitLabel> labels, int start)
      throws Exception {
    return Loader.loadPDF(new LabelSheetRenderer(format).pdf(labels, start));
  }
}
