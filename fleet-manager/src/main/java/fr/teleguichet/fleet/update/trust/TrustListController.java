package fr.teleguichet.fleet.update.trust;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.artifact.PublishedTrustList;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Set;

/** Trust lists for people: which there are, who has not got them, and the way out to kiosks. */
@Hidden
@Controller("/trust-lists")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TrustListController {

  private static final Set<String> DONE = Set.of("uploaded", "unfit");

  /** All kiosks at once, at any hour and now: each hour belongs to whoever has the stolen key. */
  private static final String PLAN =
      "&hours=any&waves=1&share1=100&success1=0&errors1=100&start=now";

  private final TrustListService service;
  private final TrustListInstructions manual;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  TrustListController(
      TrustListService service,
      TrustListInstructions manual,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.service = service;
    this.manual = manual;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    return templates.page(
        "trust/list",
        frames.of(request, NavigationSection.UPDATES, "trust.title"),
        service.listing(visitor, CompletionMessageResolver.message(request, "trust.done.", DONE)));
  }

  @Get("/manual")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> manual(HttpRequest<?> request) {
    return templates.page(
        "trust/manual",
        frames.of(request, NavigationSection.UPDATES, "trust.manual.title"),
        new TrustListViewModels.Manual(manual.commands()));
  }

  @Get("/{serial}/behind")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> behind(
      HttpRequest<?> request, Principal visitor, @PathVariable String serial) {
    PublishedTrustList list = find(serial);
    return templates.page(
        "trust/behind",
        frames.of(
            request, NavigationSection.UPDATES, "trust.behind.title", Long.toString(list.serial())),
        new TrustListViewModels.Behind(service.kiosks(visitor).behind(list.serial())));
  }

  @Post("/{serial}/roll-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> rollOut(Principal visitor, @PathVariable String serial) {
    PublishedTrustList list = find(serial);
    try {
      Distribution distribution = service.publish(list, visitor);
      return RedirectResponse.to("/rollouts/new/preview?distribution=" + distribution.id() + PLAN);
    } catch (RefusalException _) {
      return RedirectResponse.to("/trust-lists?done=unfit"); // withdrawn, or its name is taken
    }
  }

  private PublishedTrustList find(String serial) {
    return service.find(serial).orElseThrow(() -> TrustListViewModels.NOT_THERE.exception(serial));
  }
}
