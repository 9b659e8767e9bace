package fr.teleguichet.fleet.compliance.accessibility;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The form of the accessibility statement: what an audit found, and what is decided of it. */
@Hidden
@Controller("/compliance/accessibility")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AccessibilityStatementController {

  private static final Set<String> DONE = Set.of("saved");

  private final AccessibilityStatementRepository table;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  AccessibilityStatementController(
      AccessibilityStatementRepository table,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.table = table;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> edit(HttpRequest<?> request) {
    LocalizedText text = frames.text(request);
    SubmittedFormFields form =
        table
            .read()
            .map(AccessibilityStatementForm::of)
            .orElseGet(() -> AccessibilityStatementForm.blank(today(), text));
    return page(request, form, HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> save(HttpRequest<?> request, @Body Map<String, String> fields) {
    SubmittedFormFields form =
        AccessibilityStatementForm.checked(SubmittedFormFields.of(fields), today());
    if (form.isWrong()) {
      return page(request, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    table.replace(AccessibilityStatementForm.read(form));
    return RedirectResponse.to("/compliance/accessibility?done=saved");
  }

  private LocalDate today() {
    return clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, SubmittedFormFields form, HttpStatus status) {
    Optional<LocalDate> due =
        table.read().map(AccessibilityStatement::due).filter(day -> !today().isBefore(day));
    return templates.page(
        status,
        "compliance/accessibility",
        frames.of(request, NavigationSection.COMPLIANCE, "compliance.accessibility.title"),
        new AccessibilityStatementFormViewModel(
            form,
            due,
            CompletionMessageResolver.message(request, "compliance.accessibility.done.", DONE)));
  }
}
