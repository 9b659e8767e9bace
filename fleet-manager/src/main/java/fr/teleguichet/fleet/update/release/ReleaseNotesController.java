package fr.teleguichet.fleet.update.release;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactChangeService;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** Where a person says what is new in a release. */
@Hidden
@Controller("/releases/{id}/notes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReleaseNotesController {

  private final ReleaseLookup lookup;
  private final ArtifactChangeService quarantine;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  ReleaseNotesController(
      ReleaseLookup lookup,
      ArtifactChangeService quarantine,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.lookup = lookup;
    this.quarantine = quarantine;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> form(HttpRequest<?> request, @PathVariable String id) {
    SoftwareModule module = lookup.module(id);
    return form(request, module, ReleaseNotesForm.of(module));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> write(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    SoftwareModule module = lookup.module(id);
    ReleaseNotesForm form = ReleaseNotesForm.of(module, fields);
    if (!form.errors().isEmpty()) {
      return form(request, module, form);
    }
    return form.changed(module).stream().allMatch(it -> describe(it, form, visitor))
        ? RedirectResponse.to(ReleaseLookup.address(module, "described"))
        : write(request, visitor, id, fields); // somebody was faster: look again
  }

  private boolean describe(Artifact artifact, ReleaseNotesForm form, Principal visitor) {
    return quarantine.describe(
        artifact, form.notes(artifact), form.seen(artifact)::equals, visitor);
  }

  private HttpResponse<String> form(
      HttpRequest<?> request, SoftwareModule module, ReleaseNotesForm form) {
    return templates.page(
        status(form),
        "release/notes",
        frames.of(
            request,
            NavigationSection.UPDATES,
            "release.notes.title",
            module.name(),
            module.version()),
        new ReleaseViewModels.Notes(module, form));
  }

  private static HttpStatus status(ReleaseNotesForm form) {
    if (form.errors().isEmpty()) {
      return HttpStatus.OK;
    }
    return form.isOnlyOvertaken() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
  }
}
