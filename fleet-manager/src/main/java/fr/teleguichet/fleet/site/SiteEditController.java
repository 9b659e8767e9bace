package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.ConfirmationViewModel;
import fr.teleguichet.fleet.web.page.LocalizedText;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site in the register, for those who change it, and which kiosks stand there. */
@Hidden
@Controller("/sites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SiteEditController {

  private static final int MAX_FREE = 500;

  private final SiteRegister register;
  private final SiteCache directory;
  private final KioskDirectory kiosks;
  private final VisibleSites visible;
  private final ScopedSiteLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  SiteEditController(
      SiteRegister register,
      SiteCache directory,
      KioskDirectory kiosks,
      VisibleSites visible,
      ScopedSiteLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.register = register;
    this.directory = directory;
    this.kiosks = kiosks;
    this.visible = visible;
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/{code}/edit")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> edit(HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    Site site = lookup.site(code, visitor);
    return editPage(
        request,
        visitor,
        site,
        SiteForm.of(site, frames.text(request)),
        Optional.empty(),
        "",
        HttpStatus.OK);
  }

  @Post("/{code}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> save(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    Site site = lookup.site(code, visitor);
    return save(request, visitor, site, fields);
  }

  private HttpResponse<String> save(
      HttpRequest<?> request, Principal visitor, Site site, Map<String, String> fields) {
    String code = site.code().value();
    return switch (SiteForm.of(fields).withCode(code).check()) {
      case SiteForm.Checked.Invalid(SiteForm form) ->
          editPage(
              request, visitor, site, form, Optional.empty(), "", HttpStatus.UNPROCESSABLE_ENTITY);
      case SiteForm.Checked.Valid(_, SiteDraft draft) -> {
        register.change(site, draft, visitor.actor());
        yield RedirectResponse.to("/sites/" + code + "?done=saved");
      }
    };
  }

  @Post("/{code}/kiosks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> place(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    String kiosk = fields.getOrDefault("kiosk", "").strip();
    Site site = lookup.site(code, visitor);
    Optional<KioskUrlName> address = placeable(KioskUrlName.parse(kiosk), visitor.scope());
    if (address.isEmpty()) {
      return editPage(
          request,
          visitor,
          site,
          SiteForm.of(site, frames.text(request)),
          Optional.of("site.kiosk.wrong"),
          kiosk,
          HttpStatus.UNPROCESSABLE_ENTITY);
    }
    directory.place(address.get(), site);
    return RedirectResponse.to("/sites/" + code + "/edit?done=placed");
  }

  /** The address of a kiosk that there is in the scope, or of one that there is not yet. */
  private Optional<KioskUrlName> placeable(KioskUrlName kiosk, Scope scope) {
    return kiosks.find(kiosk, scope).or(() -> PlannedKioskResolver.of(kiosk, scope));
  }

  @Get("/{code}/kiosks/remove")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @QueryValue(defaultValue = "") String kiosk) {
    KioskUrlName address = KioskUrlName.parse(kiosk);
    Site site = lookup.site(code, visitor);
    return visible.kiosksAt(site, visitor.scope()).contains(address)
        ? question(request, site, address)
        : RedirectResponse.to("/sites/" + code + "/edit");
  }

  private HttpResponse<String> question(HttpRequest<?> request, Site site, KioskUrlName kiosk) {
    LocalizedText text = frames.text(request);
    String edit = "/sites/" + site.code().value() + "/edit";
    boolean isSeen = visible.isSeen(kiosk);
    return templates.page(
        ConfirmationViewModel.TEMPLATE,
        frames.of(
            request, NavigationSection.SITES, "site.displace.title", kiosk.name(), site.name()),
        new ConfirmationViewModel(
            List.of(text.say(isSeen ? "site.displace.what" : "site.unplan.what")),
            text.say(isSeen ? "site.displace" : "site.unplan"),
            "/sites/" + site.code().value() + "/kiosks/remove",
            Map.of("kiosk", kiosk.text()),
            edit));
  }

  @Post("/{code}/kiosks/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> displace(
      Principal visitor, @PathVariable String code, @Body Map<String, String> fields) {
    KioskUrlName kiosk = KioskUrlName.parse(fields.getOrDefault("kiosk", ""));
    Site site = lookup.site(code, visitor);
    if (visible.kiosksAt(site, visitor.scope()).contains(kiosk)) {
      boolean _ = directory.displace(kiosk);
    }
    // Who sees a site by its kiosks alone does not see it any more after the last.
    return RedirectResponse.to(
        visible.covers(visitor.scope(), site)
            ? "/sites/" + code + "/edit?done=displaced"
            : "/sites");
  }

  private HttpResponse<String> editPage(
      HttpRequest<?> request,
      Principal visitor,
      Site site,
      SiteForm form,
      Optional<String> kioskError,
      String kioskTyped,
      HttpStatus status) {
    return templates.page(
        status,
        "site/edit",
        frames.of(request, NavigationSection.SITES, "site.edit.heading", site.name()),
        new SiteViewModels.Edit(
            Optional.of(site),
            form,
            lookup.stands(site, visitor),
            kiosks.free(MAX_FREE, visitor.scope()),
            visitor.scope().isWholeFleet() && visitor.role() == COORDINATOR,
            kioskError,
            kioskTyped,
            CompletionMessageResolver.message(request, "site.done.", SiteViewModels.DONE)));
  }
}
