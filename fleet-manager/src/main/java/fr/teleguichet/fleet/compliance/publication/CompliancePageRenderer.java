package fr.teleguichet.fleet.compliance.publication;

import fr.teleguichet.fleet.compliance.document.ComplianceDocument;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentRenderer;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;

/** A document as a page with its frame, and as a file. */
@Singleton
final class CompliancePageRenderer {

  private final ComplianceDocumentRenderer documents;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  CompliancePageRenderer(
      ComplianceDocumentRenderer documents, PageFrameFactory frames, TemplateRenderer templates) {
    this.documents = documents;
    this.frames = frames;
    this.templates = templates;
  }

  HttpResponse<String> page(HttpRequest<?> request, ComplianceDocumentKind kind) {
    PageFrame frame =
        frames.of(request, NavigationSection.COMPLIANCE, "compliance.document." + kind.code());
    return templates.page(
        "compliance/show",
        frame,
        new ComplianceViewModels.Shown(documents.now(kind, frame.text())));
  }

  HttpResponse<byte[]> pdf(HttpRequest<?> request, ComplianceDocumentKind kind) {
    LocalizedText text = frames.text(request);
    ComplianceDocument document = documents.now(kind, text);
    return HttpResponse.ok(documents.pdf(document, text))
        .contentType(MediaType.APPLICATION_PDF_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\""
                + kind.code()
                + "-"
                + document.date()
                + "-"
                + text.language().tag()
                + ".pdf\"");
  }
}
