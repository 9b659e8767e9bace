package fr.teleguichet.fleet.compliance.publication;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.compliance.document.ComplianceDocument;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentRenderer;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.stream.Stream;

/**
 * The documents that are for everybody in the network to read, and the list of all that the reader
 * may open. What is told of security has rules of its own ({@link
 * SecurityAccreditationController}).
 */
@Hidden
@Controller("/compliance")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ComplianceController {

  private static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.COMPLIANCE, "compliance.unknown.", "/compliance", "compliance.back");

  private final ComplianceDocumentRenderer documents;
  private final CompliancePageRenderer pages;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  ComplianceController(
      ComplianceDocumentRenderer documents,
      CompliancePageRenderer pages,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.documents = documents;
    this.pages = pages;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request) {
    PageFrame frame = frames.of(request, NavigationSection.COMPLIANCE, "compliance.title");
    LocalizedText text = frame.text();
    return templates.page(
        "compliance/list",
        frame,
        new ComplianceViewModels.Listing(
            Stream.of(ComplianceDocumentKind.values())
                .filter(kind -> frame.opens(kind.path()))
                .map(kind -> line(documents.now(kind, text)))
                .toList()));
  }

  private static ComplianceViewModels.Line line(ComplianceDocument document) {
    return new ComplianceViewModels.Line(
        document.kind(), document.title(), document.date(), document.gaps());
  }

  @Get("/{document}")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> show(HttpRequest<?> request, @PathVariable String document) {
    return pages.page(request, open(document));
  }

  @Get("/{document}/document.pdf")
  @Produces({MediaType.APPLICATION_PDF, MediaType.TEXT_HTML})
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<byte[]> pdf(HttpRequest<?> request, @PathVariable String document) {
    return pages.pdf(request, open(document));
  }

  /** What has rules of its own is found at its own address only. */
  private static ComplianceDocumentKind open(String word) {
    return ComplianceDocumentKind.ofWord(word)
        .filter(kind -> kind != ComplianceDocumentKind.SECURITY_ACCREDITATION)
        .orElseThrow(() -> NOT_THERE.exception(word));
  }
}
