package fr.teleguichet.fleet.compliance.publication;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** The skeleton of the security accreditation: it says what is off, so few read it. */
@Hidden
@Controller("/compliance/security-accreditation")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SecurityAccreditationController {

  private final CompliancePageRenderer pages;

  SecurityAccreditationController(CompliancePageRenderer pages) {
    this.pages = pages;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> show(HttpRequest<?> request) {
    return pages.page(request, ComplianceDocumentKind.SECURITY_ACCREDITATION);
  }

  @Get("/document.pdf")
  @Produces({MediaType.APPLICATION_PDF, MediaType.TEXT_HTML})
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<byte[]> pdf(HttpRequest<?> request) {
    return pages.pdf(request, ComplianceDocumentKind.SECURITY_ACCREDITATION);
  }
}
