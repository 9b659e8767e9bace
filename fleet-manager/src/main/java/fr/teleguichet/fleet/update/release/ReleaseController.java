package fr.teleguichet.fleet.update.release;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
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
import java.util.Set;

/** The releases that there are, and one of them. */
@Hidden
@Controller("/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReleaseController {

  /** What a visitor may just have done, as addresses say it. */
  private static final Set<String> DONE =
      Set.of("published", "promoted", "withdrawn", "restored", "described");

  private final ReleaseOverviewReader releases;
  private final ReleaseLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  ReleaseController(
      ReleaseOverviewReader releases,
      ReleaseLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.releases = releases;
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    return templates.page(
        "release/list",
        frames.of(request, NavigationSection.UPDATES, "release.list.title"),
        releases.listing(
            visitor, CompletionMessageResolver.message(request, "release.done.", DONE)));
  }

  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> one(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    SoftwareModule module = lookup.module(id);
    return templates.page(
        "release/one",
        frames.of(
            request,
            NavigationSection.UPDATES,
            "release.one.title",
            module.name(),
            module.version()),
        releases.detail(
            module, visitor, CompletionMessageResolver.message(request, "release.done.", DONE)));
  }
}
