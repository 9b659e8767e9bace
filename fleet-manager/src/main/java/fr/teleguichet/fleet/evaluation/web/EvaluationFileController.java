package fr.teleguichet.fleet.evaluation.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.evaluation.EvaluationLifecycleService;
import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.evaluation.document.EvaluationDocumentGenerator;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** The files of a report, in the reader's language or the one that the address asks for. */
@Hidden
@Controller("/evaluations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EvaluationFileController {

  /** OpenDocument spreadsheets, as IANA registers them. */
  static final String SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");

  private final EvaluationLifecycleService evaluations;
  private final EvaluationDocumentGenerator documents;
  private final PageFrameFactory frames;

  EvaluationFileController(
      EvaluationLifecycleService evaluations,
      EvaluationDocumentGenerator documents,
      PageFrameFactory frames) {
    this.evaluations = evaluations;
    this.documents = documents;
    this.frames = frames;
  }

  @Get("/report.pdf")
  @Produces(MediaType.APPLICATION_PDF)
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<byte[]> pdf(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    EvaluationReport report = report(id, visitor);
    return file(report, documents.pdf(report, frames.text(request).language()), "pdf");
  }

  @Get("/report.csv")
  @Produces("text/csv")
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<StreamedFile> csv(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    EvaluationReport report = report(id, visitor);
    return file(
        report,
        new StreamedFile(documents.csv(report, frames.text(request).language()), CSV),
        "csv");
  }

  @Get("/report.ods")
  @Produces(SPREADSHEET)
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<byte[]> spreadsheet(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    EvaluationReport report = report(id, visitor);
    return file(report, documents.spreadsheet(report, frames.text(request).language()), "ods");
  }

  /** Exactly what is kept, so that whoever has it can take its hash. */
  @Get("/report.json")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<String> json(Principal visitor, @PathVariable String id) {
    EvaluationReport report = report(id, visitor);
    return file(report, report.json(), "json");
  }

  private EvaluationReport report(String id, Principal visitor) {
    return evaluations.read(EvaluationController.number(id), visitor);
  }

  private static <T> HttpResponse<T> file(EvaluationReport report, T content, String ending) {
    return HttpResponse.ok(content)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + report.evaluation().fileName() + "." + ending + "\"");
  }
}
