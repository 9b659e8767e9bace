package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.profile.ProfileForm;
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

/** Whom to call at a site, and how to get in: its form. */
@Hidden
@Controller("/sites/{code}/contacts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SiteContactsController {

  private final SiteProfileService profiles;
  private final ScopedSiteLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  SiteContactsController(
      SiteProfileService profiles,
      ScopedSiteLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.profiles = profiles;
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> edit(HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    Site site = lookup.site(code, visitor);
    return page(request, site, ProfileForm.of(profiles.find(site)), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> save(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    ProfileForm form = ProfileForm.of(fields);
    Site site = lookup.site(code, visitor);
    if (!form.wrong().isEmpty()) {
      return page(request, site, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    profiles.replace(site, form.profile(), visitor.actor());
    return RedirectResponse.to("/sites/" + code + "?done=saved");
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, Site site, ProfileForm form, HttpStatus status) {
    return templates.page(
        status,
        "site/contacts",
        frames.of(request, NavigationSection.SITES, "site.contacts.title", site.name()),
        new SiteViewModels.Contacts(site, form));
  }
}
