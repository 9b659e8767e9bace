package fr.teleguichet.fleet.update.release;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
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

/** The releases that there are, and one of them. */
@Hidden
@Controller("/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReleaseController {

  private final Releases releases;
  private final ReleaseView view;
  private final Frames frames;
  private final Templates templates;

  ReleaseController(Releases releases, ReleaseView view, Frames frames, Templates templates) {
    this.releases = releases;
    this.view = view;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> list(HttpRequest<?> request, Visitor visitor) {
    return templates.page(
        "release/list",
        frames.of(request, Section.UPDATES, "release.list.title"),
        releases.listing(visitor, ReleaseView.done(request)));
  }

  @Get("/{id}")
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> one(HttpRequest<?> request, Visitor visitor, @PathVariable String id) {
    return view.of(
        request,
        id,
        module ->
            templates.page(
                "release/one",
                frames.of(
                    request, Section.UPDATES, "release.one.title", module.name(), module.version()),
                releases.detail(module, visitor, ReleaseView.done(request))));
  }
}
