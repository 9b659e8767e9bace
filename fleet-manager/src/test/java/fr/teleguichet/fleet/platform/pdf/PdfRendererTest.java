package fr.teleguichet.fleet.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A document is read back, and veraPDF says whether it is what it claims to be. */
final class PdfRendererTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.5Z");
  private static final String BODY =
      """
      <h1>Évaluation de l’année &amp; œuvre</h1>
      <p>Plus de 250 entretiens, <a href="https://example.org/">en détail</a>.</p>
      <ul><li>un</li><li>deux</li></ul>
      <table><thead><tr><th>Lieu</th><th>Entretiens</th></tr></thead>
      <tbody><tr><td>Cahors</td><td>1 234</td></tr></tbody></table>
      <svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" alt="Un graphique">
      <rect width="50" height="50" fill="#336699"/>
      <text x="60" y="30" font-family="Liberation Sans">250</text></svg>
      <p><img alt="Un point" src="data:image/png;base64,%s"/></p>
      """
          .formatted(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                  + "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private final PdfRenderer renderer = new PdfRenderer(Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeAll
  static void readBothStandards() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Test
  void aDocumentIsReadBackWithItsTitleItsLanguageAndItsFonts() throws IOException {
    byte[] pdf = renderer.render(accessible(BODY));

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(text(document))
          .contains("Évaluation de l’année & œuvre", "Plus de 250 entretiens, en détail.", "1 234");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("L’essai <A & B>");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      for (PDPage page : document.getPages()) {
        for (COSName font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
          assertThat(page.getResources().getFont(font).getName()).contains("LiberationSans");
        }
      }
    }
  }

  @Test
  void headingsListsTablesAndPicturesAreTags() throws IOException {
    byte[] pdf = renderer.render(accessible(BODY));

    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<PDStructureElement> tags =
          elements(document.getDocumentCatalog().getStructureTreeRoot());
      assertThat(tags.stream().map(PDStructureElement::getStructureType))
          .contains("H1", "P", "Link", "L", "LI", "Table", "TR", "TH", "TD", "Figure");
      assertThat(tags.stream().map(PDStructureElement::getAlternateDescription))
          .contains("Un graphique", "Un point");
    }
  }

  @Test
  void aDocumentForEverybodyKeepsToPdfUa() throws Exception {
    assertThat(broken(renderer.render(accessible(BODY)), PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void aDocumentForTheArchiveKeepsToBothAndCarriesItsFiles() throws Exception {
    byte[] csv = "mois;entretiens\n2026-01;12\n".getBytes(StandardCharsets.UTF_8);
    PdfAttachment figures =
        new PdfAttachment(
            "chiffres.csv", "text/csv", "Les chiffres.", PdfAttachment.Relation.DATA, csv);

    byte[] pdf =
        renderer.render(
            PdfDocument.archive(
                "L’essai <A & B>", "fr", "h1 { color: #123456; }", BODY, List.of(figures)));

    assertThat(broken(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDComplexFileSpecification file =
          Objects.requireNonNull(
              document
                  .getDocumentCatalog()
                  .getNames()
                  .getEmbeddedFiles()
                  .getNames()
                  .get("chiffres.csv"));
      assertThat(file.getEmbeddedFile().toByteArray()).isEqualTo(csv);
      assertThat(file.getCOSObject().getNameAsString(COSName.AF_RELATIONSHIP)).isEqualTo("Data");
    }
  }

  @Test
  void theCheckRefusesWhatIsNoArchive() throws Exception {
    assertThat(broken(renderer.render(accessible(BODY)), PDFAFlavour.PDFA_3_A)).isNotEmpty();
  }

  @Test
  void nothingIsFetched() throws IOException {
    try (var server = new java.net.ServerSocket(0)) {
      server.setSoTimeout(1);
      String address = "http://localhost:" + server.getLocalPort() + "/";

      byte[] pdf =
          renderer.render(
              PdfDocument.accessible(
                  "Essai",
                  "fr",
                  "@import url('%s'); p { background: url('%s'); }".formatted(address, address),
                  "<p>x<img alt=\"y\" src=\"%s\"/><object data=\"%s\"></object></p>"
                      .formatted(address, address)));

      assertThat(pdf).isNotEmpty();
      assertThat(org.assertj.core.api.Assertions.catchThrowable(server::accept))
          .isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void aBodyThatIsNoXhtmlIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> renderer.render(accessible("<p>open")));
  }

  @Test
  void onlyAnArchiveTakesFiles() {
    PdfAttachment file =
        new PdfAttachment("a.csv", "text/csv", "a", PdfAttachment.Relation.DATA, new byte[0]);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PdfDocument("t", "fr", "", "<p/>", PdfStandard.ACCESSIBLE, List.of(file)));
  }

  private static PdfDocument accessible(String body) {
    return PdfDocument.accessible("L’essai <A & B>", "fr", "", body);
  }

  private static String text(PDDocument document) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    return stripper.getText(document);
  }

  private static List<PDStructureElement> elements(PDStructureNode node) {
    List<PDStructureElement> found = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        found.add(element);
        found.addAll(elements(element));
      }
    }
    return found;
  }

  /** The rules that the document breaks. */
  private static List<String> broken(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .map(it -> it.getRuleId().getClause() + " " + it.getMessage())
          .distinct()
          .toList();
    }
  }
}
