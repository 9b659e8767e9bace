package fr.teleguichet.fleet.compliance.authority;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
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
import java.util.Map;
import java.util.Set;

/** The form of what every document says of the public body. */
@Hidden
@Controller("/compliance/authority")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PublicAuthorityController {

  private static final Set<String> DONE = Set.of("saved");

  private final PublicAuthorityRepository table;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  PublicAuthorityController(
      PublicAuthorityRepository table, PageFrameFactory frames, TemplateRenderer templates) {
    this.table = table;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> edit(HttpRequest<?> request) {
    return page(request, PublicAuthorityForm.of(table.read()), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> save(HttpRequest<?> request, @Body Map<String, String> fields) {
    SubmittedFormFields form = PublicAuthorityForm.checked(SubmittedFormFields.of(fields));
    if (form.isWrong()) {
      return page(request, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    table.replace(PublicAuthorityForm.read(form));
    return RedirectResponse.to("/compliance/authority?done=saved");
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, SubmittedFormFields form, HttpStatus status) {
    return templates.page(
        status,
        "compliance/authority",
        frames.of(request, NavigationSection.COMPLIANCE, "compliance.authority.title"),
        new PublicAuthorityViewModel(
            form, CompletionMessageResolver.message(request, "compliance.authority.done.", DONE)));
  }
}
