package fr.teleguichet.fleet.budget;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.transfer.ImportPreview;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFileReader;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
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

/** The budget from a file, for people, after a preview. */
@Hidden
@Controller("/budget/import")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class BudgetImportController {

  private final BudgetImporter imports;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  BudgetImportController(
      BudgetImporter imports, PageFrameFactory frames, TemplateRenderer templates) {
    this.imports = imports;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> page(HttpRequest<?> request) {
    return page(request, HttpStatus.OK, "", "", Optional.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> read(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    byte[] file = SubmittedFileReader.of(fields);
    if (fields.containsKey("confirmed")) {
      ImportPreview done = imports.apply(file, visitor);
      if (done.problems().isEmpty()) {
        return RedirectResponse.to("/budget?done=imported");
      }
    }
    ImportPreview preview = imports.preview(file, visitor);
    return page(
        request,
        preview.problems().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        Base64.getEncoder().encodeToString(file),
        SubmittedFileReader.pasted(fields),
        Optional.of(preview));
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      HttpStatus status,
      String file,
      String pasted,
      Optional<ImportPreview> preview) {
    return templates.page(
        status,
        "budget/transfer",
        frames.of(request, NavigationSection.EVALUATION, "budget.import.title"),
        new BudgetViewModels.Transfer(file, pasted, preview));
  }
}
