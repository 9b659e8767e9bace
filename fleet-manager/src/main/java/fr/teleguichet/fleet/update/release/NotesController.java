package fr.teleguichet.fleet.update.release;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.Quarantine;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
final class NotesController {

  private final ReleaseView view;
  private final Quarantine quarantine;
  private final Frames frames;
  private final Templates templates;

  NotesController(ReleaseView view, Quarantine quarantine, Frames frames, Templates templates) {
    this.view = view;
    this.quarantine = quarantine;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> form(HttpRequest<?> request, @PathVariable String id) {
    return view.of(request, id, module -> form(request, module, NotesForm.of(module)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> write(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    return view.of(
        request,
        id,
        module -> {
          NotesForm form = NotesForm.of(module, fields);
          if (!form.errors().isEmpty()) {
            return form(request, module, form);
          }
          return form.changed(module).stream().allMatch(it -> describe(it, form, visitor))
              ? ReleaseView.redirect(module, "described")
              : write(request, visitor, id, fields); // somebody was faster: look again
        });
  }

  private boolean describe(Artifact artifact, NotesForm form, Visitor visitor) {
    return quarantine.describe(
        artifact, form.notes(artifact), form.seen(artifact)::equals, visitor);
  }

  private HttpResponse<String> form(HttpRequest<?> request, SoftwareModule module, NotesForm form) {
    return templates.page(
        form.status(),
        "release/notes",
        frames.of(request, Section.UPDATES, "release.notes.title", module.name(), module.version()),
        new ReleasePages.Notes(module, form));
  }
}
