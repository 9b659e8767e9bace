package fr.teleguichet.fleet.impact;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.JdbiException;

/** What the network spared, for people. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImpactController {

  private final ImpactFigureReader reader;
  private final ImpactParametersRepository parameters;
  private final RegisteredOffices offices;
  private final VisibleSites sites;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  ImpactController(
      ImpactFigureReader reader,
      ImpactParametersRepository parameters,
      RegisteredOffices offices,
      VisibleSites sites,
      PublicServiceCache services,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.reader = reader;
    this.parameters = parameters;
    this.offices = offices;
    this.sites = sites;
    this.services = services;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/impact")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> impact(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.EVALUATION, "impact.title");
    UsageQuery query = UsageQuery.of(request.getParameters(), clock);
    try {
      List<ImpactParametersVersion> versions = parameters.all();
      ImpactParametersVersion version = chosen(request, versions);
      return templates.page(
          "impact/impact",
          frame,
          new ImpactViewModels.Figures(
              reader.read(query, visitor.scope(), version.parameters()),
              version,
              versions,
              sites.in(visitor.scope()),
              services,
              !versions.getFirst().parameters().offices().equals(offices.now())));
    } catch (JdbiException _) {
      return templates.page(HttpStatus.SERVICE_UNAVAILABLE, "impact/away", frame, query.address());
    }
  }

  @Get("/impact.csv")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces("text/csv")
  HttpResponse<String> csv(HttpRequest<?> request, Principal visitor) {
    UsageQuery query = UsageQuery.of(request.getParameters(), clock);
    ImpactParametersVersion version = chosen(request, parameters.all());
    LocalizedText text = frames.text(request);
    String file = "impact-" + query.months().first() + "-" + query.months().last() + ".csv";
    return HttpResponse.ok(
            ImpactCsv.of(
                reader.read(query, visitor.scope(), version.parameters()),
                version,
                code -> services.name(code, text)))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }

  /** The version that the address asks for; the newest where it asks for none that there is. */
  private static ImpactParametersVersion chosen(
      HttpRequest<?> request, List<ImpactParametersVersion> versions) {
    String wanted = Objects.requireNonNullElse(request.getParameters().get("version"), "");
    return versions.stream()
        .filter(it -> Integer.toString(it.version()).equals(wanted))
        .findFirst()
        .orElseGet(versions::getFirst);
  }
}
