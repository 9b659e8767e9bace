package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pastfigure.PastFigureSamples;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The paper of a report with all its drawings: an archive that everybody can read. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class EvaluationArchiveIT {

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void thePaperKeepsBothNormsAndHasTheFiguresInside(String language, TestPages.Running pages)
      throws Exception {
    PublishedAccount.on(pages);
    int _ = PastFigureSamples.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String report =
        Forms.location(forms.post("/evaluations", "from", "2024-07", "to", "2025-12", "scope", ""))
            .replace("?done=drafted", "");

    byte[] pdf = bytes(pages, report + "/report.pdf?lang=" + language);

    VeraGreenfieldFoundryProvider.initialise();
    assertThat(broken(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(attachment(pdf))
        .isEqualTo(bytes(pages, report + "/report.csv?lang=" + language))
        .asString(StandardCharsets.UTF_8)
        .contains("\"satisfied\"");
  }

  private static byte[] attachment(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Map<String, PDComplexFileSpecification> files =
          document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      assertThat(files).hasSize(1);
      return files.values().iterator().next().getEmbeddedFile().toByteArray();
    }
  }

  private static List<String> broken(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .map(it -> it.getRuleId().getClause() + ": " + it.getMessage())
          .distinct()
          .toList();
    }
  }

  private static byte[] bytes(TestPages.Running pages, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(pages.request(path).build(), BodyHandlers.ofByteArray()).body();
    }
  }
}
