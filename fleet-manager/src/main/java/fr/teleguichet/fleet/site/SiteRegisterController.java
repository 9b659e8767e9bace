package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.Epci;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The register of sites, for people: which there are, new ones, and those that go. */
@Hidden
@Controller("/sites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SiteRegisterController {

  private final SiteRepository sites;
  private final SiteRegister register;
  private final SiteLifecycleRepository lives;
  private final Department department;
  private final Clock clock;
  private final SiteCache directory;
  private final VisibleSites visible;
  private final ScopedSiteLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  SiteRegisterController(
      SiteRepository sites,
      SiteRegister register,
      SiteLifecycleRepository lives,
      Department department,
      Clock clock,
      SiteCache directory,
      VisibleSites visible,
      ScopedSiteLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.sites = sites;
    this.register = register;
    this.lives = lives;
    this.department = department;
    this.clock = clock;
    this.directory = directory;
    this.visible = visible;
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @AnyRoleAllowed
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    Map<Integer, SiteLifeState> states = lives.all();
    List<SiteViewModels.Row> rows =
        visible.in(visitor.scope()).stream()
            .map(
                site ->
                    new SiteViewModels.Row(
                        site,
                        lookup.stands(site, visitor),
                        states.getOrDefault(site.id(), SiteLifeState.unsaid()),
                        department.epciOf(site.insee()).map(Epci::name).orElse("")))
            .toList();
    return templates.page(
        "site/list",
        frames.of(request, NavigationSection.SITES, "site.list.title"),
        new SiteViewModels.Listing(
            rows,
            ScopedSiteLookup.mayEdit(visitor),
            visitor.scope().isWholeFleet(),
            CompletionMessageResolver.message(request, "site.done.", SiteViewModels.DONE)));
  }

  @Get("/new")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> fresh(HttpRequest<?> request) {
    return templates.page("site/edit", newFrame(request), newPage(SiteForm.blank()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> add(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    return switch (SiteForm.of(fields).located(department).check()) {
      case SiteForm.Checked.Invalid(SiteForm form) -> newAgain(request, form);
      case SiteForm.Checked.Valid(SiteCode code, SiteDraft draft) -> {
        Optional<Site> added = register.add(code, draft, visitor.actor());
        if (added.isEmpty()) {
          yield newAgain(request, SiteForm.of(fields).wrong("code", "site.code.taken"));
        }
        register.begin(added.get(), stage(fields), today());
        yield RedirectResponse.to("/sites/" + code + "?done=added");
      }
    };
  }

  /** What no form of ours says is in service, as every site was before there were stages. */
  private static SiteLifeStage stage(Map<String, String> fields) {
    return SiteLifeStage.ofWord(fields.getOrDefault("stage", "")).orElse(SiteLifeStage.IN_SERVICE);
  }

  private LocalDate today() {
    return clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
  }

  private HttpResponse<String> newAgain(HttpRequest<?> request, SiteForm form) {
    return templates.page(
        HttpStatus.UNPROCESSABLE_ENTITY, "site/edit", newFrame(request), newPage(form));
  }

  private PageFrame newFrame(HttpRequest<?> request) {
    return frames.of(request, NavigationSection.SITES, "site.new");
  }

  private static SiteViewModels.Edit newPage(SiteForm form) {
    return new SiteViewModels.Edit(
        Optional.empty(),
        form,
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        "",
        Optional.empty());
  }

  @Get("/{code}/delete")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> question(
      HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    Site site = lookup.site(code, visitor);
    return deletionPage(request, visitor, site, Optional.empty());
  }

  @Post("/{code}/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> delete(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    Site site = lookup.site(code, visitor);
    String typed = fields.getOrDefault("code", "").strip();
    if (!typed.equals(code)) {
      return deletionPage(request, visitor, site, Optional.of(typed));
    }
    boolean _ = sites.remove(site);
    directory.refresh();
    return RedirectResponse.to("/sites?done=deleted");
  }

  private HttpResponse<String> deletionPage(
      HttpRequest<?> request, Principal visitor, Site site, Optional<String> wrong) {
    SiteRepository.Dependents dependents = sites.dependents(site);
    return templates.page(
        wrong.isPresent() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK,
        "site/delete",
        frames.of(request, NavigationSection.SITES, "site.delete.title", site.name()),
        new SiteViewModels.Deletion(
            site,
            lookup.stands(site, visitor),
            dependents.interviews(),
            dependents.surveys(),
            wrong));
  }
}
