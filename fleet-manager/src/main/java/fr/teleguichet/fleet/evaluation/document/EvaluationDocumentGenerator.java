package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.EvaluationCodec;
import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.platform.cache.LargeFileCache;
import fr.teleguichet.fleet.platform.pdf.PdfAttachment;
import fr.teleguichet.fleet.platform.pdf.PdfDocument;
import fr.teleguichet.fleet.platform.pdf.PdfRenderer;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.MinimumInterviewLength;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes the files of a report. */
@Singleton
public final class EvaluationDocumentGenerator {

  private static final String STYLE = read("/evaluation/report.css");

  /** A spreadsheet program takes CSV for UTF-8 only with this in front. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Two spreadsheets of a thousand sites. */
  private static final int MAX_BYTES = 4 << 20;

  private final LargeFileCache spreadsheets = new LargeFileCache(MAX_BYTES);
  private final PdfRenderer pdf;
  private final TemplateRenderer templates;
  private final MessageBundles texts;
  private final PublicServiceCache services;

  EvaluationDocumentGenerator(
      PdfRenderer pdf,
      TemplateRenderer templates,
      MessageBundles texts,
      PublicServiceCache services) {
    this.pdf = pdf;
    this.templates = templates;
    this.texts = texts;
    this.services = services;
  }

  private static String read(String file) {
    try (InputStream bytes =
        Objects.requireNonNull(EvaluationDocumentGenerator.class.getResourceAsStream(file), file)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(file, failure);
    }
  }

  /** The words of a report in this language; what counts as an interview is as it was then. */
  public EvaluationText words(EvaluationReport report, Language language) {
    return new EvaluationText(
        report
            .content()
            .countedFrom()
            .map(seconds -> texts.counting(new MinimumInterviewLength(seconds)))
            .orElse(texts)
            .in(language));
  }

  /** PDF/A-3 with the figures as CSV inside. */
  public byte[] pdf(EvaluationReport report, Language language) {
    EvaluationText words = words(report, language);
    String csv = csv(report, language);
    return pdf.render(
        PdfDocument.archive(
            words.title(report.content()),
            language.tag(),
            STYLE,
            templates.fill(
                "evaluation/content",
                Map.of("page", new EvaluationViewModel(report, words, services))),
            List.of(
                new PdfAttachment(
                    report.evaluation().fileName() + ".csv",
                    "text/csv",
                    words.text().say("evaluation.attachment"),
                    PdfAttachment.Relation.DATA,
                    csv.getBytes(StandardCharsets.UTF_8)))));
  }

  /** The figures as CSV. */
  public String csv(EvaluationReport report, Language language) {
    return BYTE_ORDER_MARK + EvaluationCsv.of(rows(report, language));
  }

  /** The figures as an OpenDocument spreadsheet, made once for the same figures and words. */
  public byte[] spreadsheet(EvaluationReport report, Language language) {
    List<EvaluationSpreadsheetRow> rows = rows(report, language);
    String sheet = words(report, language).text().say("evaluation.sheet");
    return spreadsheets.get(
        EvaluationCodec.hash(sheet + EvaluationCsv.of(rows)),
        () -> EvaluationSpreadsheetEncoder.of(sheet, rows));
  }

  /** Makes the files that take long, so that they are there once somebody asks for them. */
  void makeFiles(EvaluationReport report, Language language) {
    byte[] _ = pdf(report, language);
    byte[] _ = spreadsheet(report, language);
  }

  private List<EvaluationSpreadsheetRow> rows(EvaluationReport report, Language language) {
    EvaluationText words = words(report, language);
    return Stream.concat(
            EvaluationSpreadsheetRow.of(report.content(), words).stream(),
            ImpactParameterRowFactory.of(report.content(), words, services).stream())
        .toList();
  }

  /**
   * The pages as HTML, without the frame of the site.
   *
   * @param assets where style sheets lie
   */
  public String html(EvaluationReport report, Language language, String assets) {
    EvaluationText words = words(report, language);
    return templates.fill(
        "evaluation/document",
        Map.of("page", new EvaluationViewModel(report, words, services), "assets", assets));
  }
}
