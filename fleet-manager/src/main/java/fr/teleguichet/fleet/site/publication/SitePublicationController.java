package fr.teleguichet.fleet.site.publication;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.SitePageRenderer;
import io.micronaut.http.HttpRequest;
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

  private final HiddenSiteTable table;
  private final PublicSiteReader reader;
  private final SitePageRenderer view;

  SitePublicationController(HiddenSiteTable table, PublicSiteReader reader, SitePageRenderer view) {
    this.table = table;
    this.reader = reader;
    this.view = view;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> show(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    return view.of(
        request,
        visitor,
        code,
        site -> {
          table.show(site.id(), "yes".equals(fields.get("shown")));
          reader.forget();
          return SitePageRenderer.redirect("/sites/" + code + "?done=publication");
        });
  }
}
