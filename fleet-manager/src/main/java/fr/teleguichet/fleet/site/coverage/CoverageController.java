package fr.teleguichet.fleet.site.coverage;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.kiosk.ServiceLevel;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The coverage of the territory: figures, a table and a drawing. */
@Hidden
@Controller("/coverage")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class CoverageController {

  private static final List<Integer> CHOICES = List.of(5, 10, 15, 20, 30);
  private static final int USUAL = 15;

  private final VisibleSites visible;
  private final LiveFleetStatus fleet;
  private final SiteLifecycleRepository lives;
  private final Department department;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  CoverageController(
      VisibleSites visible,
      LiveFleetStatus fleet,
      SiteLifecycleRepository lives,
      Department department,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.visible = visible;
    this.fleet = fleet;
    this.lives = lives;
    this.department = department;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @AnyRoleAllowed
  HttpResponse<String> show(HttpRequest<?> request, Principal visitor) {
    String wanted = Objects.requireNonNullElse(request.getParameters().get("km"), "");
    int kilometres =
        CHOICES.stream().filter(it -> it.toString().equals(wanted)).findFirst().orElse(USUAL);
    Map<Integer, SiteLifeState> states = lives.all();
    // One that was closed for the night serves tomorrow; one that is out of service covers nobody.
    Set<Integer> standing =
        fleet.picture().entries().stream()
            .map(entry -> entry.row())
            .filter(KioskRow::reports)
            .filter(row -> row.condition().level() != ServiceLevel.OUT_OF_SERVICE)
            .flatMap(row -> row.site().stream())
            .map(Site::id)
            .collect(Collectors.toSet());
    List<Site> serving =
        visible.in(visitor.scope()).stream()
            .filter(
                site ->
                    states.getOrDefault(site.id(), SiteLifeState.unsaid()).stage()
                        == SiteLifeStage.IN_SERVICE)
            .filter(site -> standing.contains(site.id()))
            .toList();
    return templates.page(
        "site/coverage",
        frames.of(request, NavigationSection.SITES, "coverage.title"),
        CoverageViewModel.of(department, kilometres, CHOICES, serving));
  }
}
