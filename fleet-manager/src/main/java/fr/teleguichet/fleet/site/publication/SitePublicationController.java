package fr.teleguichet.fleet.site.publication;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.ScopedSiteLookup;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** Shows a site to the public, or hides it. */
@Hidden
@Controller("/sites/{code}/publication")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SitePublicationController {

  private final HiddenSiteRepository table;
  private final PublicSiteReader reader;
  private final ScopedSiteLookup lookup;

  SitePublicationController(
      HiddenSiteRepository table, PublicSiteReader reader, ScopedSiteLookup lookup) {
    this.table = table;
    this.reader = reader;
    this.lookup = lookup;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> show(
      Principal visitor, @PathVariable String code, @Body Map<String, String> fields) {
    Site site = lookup.site(code, visitor);
    boolean isShown = "yes".equals(fields.get("shown"));
    table.show(site.id(), isShown);
    reader.forget();
    return RedirectResponse.to(
        "/sites/" + code + "?done=" + (isShown ? "published" : "unpublished"));
  }
}
