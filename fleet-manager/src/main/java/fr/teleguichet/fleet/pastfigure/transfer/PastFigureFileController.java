package fr.teleguichet.fleet.pastfigure.transfer;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.pastfigure.MeasuredYearReader;
import fr.teleguichet.fleet.pastfigure.PastFigureReader;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFileReader;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Past figures as a file, for people: out, empty, and in after a preview. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PastFigureFileController {

  private final PastFigureImporter imports;
  private final PastFigureReader reader;
  private final MeasuredYearReader measured;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  PastFigureFileController(
      PastFigureImporter imports,
      PastFigureReader reader,
      MeasuredYearReader measured,
      PublicServiceCache services,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.imports = imports;
    this.reader = reader;
    this.measured = measured;
    this.services = services;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/past-figures/import")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> page(HttpRequest<?> request) {
    return page(request, HttpStatus.OK, "", "", Optional.empty(), false);
  }

  @Post("/past-figures/import")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> read(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    byte[] file = SubmittedFileReader.of(fields);
    boolean isConfirmed = fields.containsKey("confirmed");
    if (isConfirmed) {
      Optional<PastFigurePreview> done =
          imports.apply(file, Optional.of(fields.getOrDefault("confirmed", "")), visitor);
      if (done.filter(it -> it.problems().isEmpty()).isPresent()) {
        return RedirectResponse.to("/past-figures?done=imported");
      }
    }
    PastFigurePreview preview = imports.preview(file);
    return page(
        request,
        preview.problems().isEmpty()
            ? isConfirmed ? HttpStatus.CONFLICT : HttpStatus.OK
            : HttpStatus.UNPROCESSABLE_ENTITY,
        Base64.getEncoder().encodeToString(file),
        SubmittedFileReader.pasted(fields),
        Optional.of(preview),
        isConfirmed);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      HttpStatus status,
      String file,
      String pasted,
      Optional<PastFigurePreview> preview,
      boolean otherwise) {
    return templates.page(
        status,
        "pastfigure/transfer",
        frames.of(request, NavigationSection.EVALUATION, "past-figure.import.title"),
        new PastFigureImportViewModel(file, pasted, preview, otherwise, services));
  }

  @Get("/past-figures.csv")
  @Produces("text/csv")
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<String> csv(Principal visitor) {
    return attachment(
        PastFigureCsvEncoder.of(PastFigureExporter.rows(reader.read(visitor.scope()))),
        "past-figures.csv");
  }

  @Get("/past-figures.ods")
  @Produces(PastFigureSpreadsheetEncoder.TYPE)
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<byte[]> spreadsheet(HttpRequest<?> request, Principal visitor) {
    return attachment(
        PastFigureSpreadsheetEncoder.of(
            new PastFigureSpreadsheetEncoder.Page(
                frames.text(request).say("past-figure.sheet"),
                PastFigureExporter.rows(reader.read(visitor.scope())))),
        "past-figures.ods");
  }

  @Get("/past-figures/template.csv")
  @Produces("text/csv")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> csvTemplate(HttpRequest<?> request) {
    return attachment(template(request).csv(), "past-figures-template.csv");
  }

  @Get("/past-figures/template.ods")
  @Produces(PastFigureSpreadsheetEncoder.TYPE)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<byte[]> spreadsheetTemplate(HttpRequest<?> request) {
    return attachment(template(request).spreadsheet(), "past-figures-template.ods");
  }

  private PastFigureTemplateBuilder template(HttpRequest<?> request) {
    return new PastFigureTemplateBuilder(
        imports.names(), frames.text(request), measured.lastYear());
  }

  private static <T> HttpResponse<T> attachment(T content, String name) {
    return HttpResponse.ok(content)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }
}
