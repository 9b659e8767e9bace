package fr.teleguichet.fleet.compliance.document;

import fr.teleguichet.fleet.platform.pdf.PdfDocument;
import fr.teleguichet.fleet.platform.pdf.PdfRenderer;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All documents, each from its source, as pages and as PDF/A-3. */
@Singleton
public final class ComplianceDocumentRenderer {

  private static final String STYLE = read("/compliance/document.css");

  private final Map<ComplianceDocumentKind, ComplianceDocumentGenerator> sources;
  private final TemplateRenderer templates;
  private final PdfRenderer pdf;

  ComplianceDocumentRenderer(
      List<ComplianceDocumentGenerator> sources, TemplateRenderer templates, PdfRenderer pdf) {
    this.sources = new EnumMap<>(ComplianceDocumentKind.class);
    for (ComplianceDocumentGenerator source : sources) {
      if (this.sources.put(source.kind(), source) != null) {
        throw new IllegalStateException(source.kind() + " has two sources.");
      }
    }
    this.templates = templates;
    this.pdf = pdf;
  }

  private static String read(String file) {
    try (InputStream bytes =
        Objects.requireNonNull(ComplianceDocumentRenderer.class.getResourceAsStream(file), file)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(file, failure);
    }
  }

  /** The document as it is now. */
  public ComplianceDocument now(ComplianceDocumentKind kind, LocalizedText text) {
    return Objects.requireNonNull(sources.get(kind), kind.code()).document(text);
  }

  /** The document as a tagged PDF/A-3a without files inside. */
  public byte[] pdf(ComplianceDocument document, LocalizedText text) {
    return pdf.render(
        PdfDocument.archive(
            document.title(),
            text.language().tag(),
            STYLE,
            templates.fill("compliance/document", Map.of("document", document, "text", text)),
            List.of()));
  }
}
