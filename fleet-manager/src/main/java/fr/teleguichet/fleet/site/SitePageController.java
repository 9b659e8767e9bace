package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.history.SiteChangeRepository;
import fr.teleguichet.fleet.site.label.SiteQualityLabelRepository;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.site.profile.SiteProfileRepository;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import gg.jte.Content;
import io.micronaut.core.order.OrderUtil;
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
import java.util.List;
import java.util.Set;

/** A site's page: what it is, how it is, whom to call. */
@Hidden
@Controller("/sites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SitePageController {

  /** What of a visitor's wishes could not be done. */
  private static final Set<String> UNDONE =
      Set.of("document-large", "document-type", "document-name", "document-many");

  private final SiteProfileRepository profiles;
  private final SiteLifecycleRepository lives;
  private final SiteQualityLabelRepository labels;
  private final SiteChangeRepository changes;
  private final Department department;
  private final List<SitePageSection> sections;
  private final ScopedSiteLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  SitePageController(
      SiteProfileRepository profiles,
      SiteLifecycleRepository lives,
      SiteQualityLabelRepository labels,
      SiteChangeRepository changes,
      Department department,
      List<SitePageSection> sections,
      ScopedSiteLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.profiles = profiles;
    this.lives = lives;
    this.labels = labels;
    this.changes = changes;
    this.department = department;
    this.sections = OrderUtil.sort(sections.stream()).toList();
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/{code}")
  @AnyRoleAllowed
  HttpResponse<String> show(HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    Site site = lookup.site(code, visitor);
    return page(request, visitor, site);
  }

  private HttpResponse<String> page(HttpRequest<?> request, Principal visitor, Site site) {
    PageFrame frame = frames.of(request, NavigationSection.SITES, "site.page.title", site.name());
    boolean mayEdit = ScopedSiteLookup.mayEdit(visitor);
    List<SiteLifeState> life = lives.life(site.id());
    SitePageViewModel page =
        new SitePageViewModel(
            site,
            site.addressLine(department),
            department.epciOf(site.insee()),
            life.isEmpty() ? SiteLifeState.unsaid() : life.getFirst(),
            profiles.find(site.id()),
            ScopedSiteLookup.readsContacts(visitor),
            OpeningHoursViewModel.of(site, frame.now(), frame.text()),
            labels.find(site.id()),
            life,
            mayEdit ? changes.last(site.id()) : List.of(),
            sections.stream()
                .flatMap(section -> section.show(frame, site, visitor).stream())
                .map(SitePageController::asItIs)
                .toList(),
            new SitePageViewModel.May(mayEdit, visitor.role() == COORDINATOR),
            CompletionMessageResolver.message(request, "site.done.", SiteViewModels.DONE),
            CompletionMessageResolver.message(request, "site.undone.", UNDONE),
            frame.now().atZone(LocalizedText.ZONE).toLocalDate());
    return templates.page("site/page", frame, page);
  }

  /** What a template has filled already. */
  private static Content asItIs(String html) {
    return output -> output.writeContent(html);
  }
}
