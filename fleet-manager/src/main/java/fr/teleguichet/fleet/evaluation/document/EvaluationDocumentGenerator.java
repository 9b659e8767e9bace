package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.EvaluationCodec;
import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.platform.cache.LargeFileCache;
import fr.teleguichet.fleet.platform.csv.TextSequenceInputStream;
import fr.teleguichet.fleet.platform.pdf.PdfAttachment;
import fr.teleguichet.fleet.platform.pdf.PdfDocument;
import fr.teleguichet.fleet.platform.pdf.PdfRenderer;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
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

  /** PDF/A-3 with the figures as CSV inside, unless these are too many to be read in it. */
  public byte[] pdf(EvaluationReport report, Language language) {
    EvaluationText words = words(report, language);
    return pdf.render(
        PdfDocument.archive(
            words.title(report.content()),
            language.tag(),
            STYLE,
            templates.fill(
                "evaluation/content",
                Map.of("page", new EvaluationViewModel(report, words, services))),
            EvaluationViewModel.isShortened(report.content())
                ? List.of()
                : List.of(attachment(report, words))));
  }

  private PdfAttachment attachment(EvaluationReport report, EvaluationText words) {
    return new PdfAttachment(
        report.evaluation().fileName() + ".csv",
        "text/csv",
        words.text().say("evaluation.attachment"),
        PdfAttachment.Relation.DATA,
        (BYTE_ORDER_MARK + EvaluationCsv.of(rows(report, words))).getBytes(StandardCharsets.UTF_8));
  }

  /** The figures as CSV, each part made when it is read. */
  public InputStream csv(EvaluationReport report, Language language) {
    List<EvaluationSpreadsheetRow> rows = rows(report, words(report, language));
    return new TextSequenceInputStream(
        Stream.concat(Stream.of(BYTE_ORDER_MARK), EvaluationCsv.parts(rows)).iterator());
  }

  /**
   * The figures as an OpenDocument spreadsheet, made once for the same figures and words.
   *
   * @throws RefusalException where they are more than the pages of the report show
   */
  public byte[] spreadsheet(EvaluationReport report, Language language) {
    if (EvaluationViewModel.isShortened(report.content())) {
      throw new RefusalException(
          new Refusal.Unfit(
              "This report has too many lines for a spreadsheet that is made in memory: take its"
                  + " CSV, or a report of one territory."));
    }
    EvaluationText words = words(report, language);
    List<EvaluationSpreadsheetRow> rows = rows(report, words);
    String sheet = words.text().say("evaluation.sheet");
    return spreadsheets.get(
        EvaluationCodec.hash(sheet + EvaluationCsv.of(rows)),
        () -> EvaluationSpreadsheetEncoder.of(sheet, rows));
  }

  /** Makes the files that take long, so that they are there once somebody asks for them. */
  void makeFiles(EvaluationReport report, Language language) {
    byte[] _ = pdf(report, language);
    if (!EvaluationViewModel.isShortened(report.content())) {
      byte[] _ = spreadsheet(report, language);
    }
  }

  private List<EvaluationSpreadsheetRow> rows(EvaluationReport report, EvaluationText words) {
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
