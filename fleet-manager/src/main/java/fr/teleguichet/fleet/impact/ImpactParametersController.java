package fr.teleguichet.fleet.impact;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.impact.ImpactViewModels.Change;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
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

/** What the figures rest on: the version of now and all earlier ones, for everybody to read. */
@Hidden
@Controller("/impact/parameters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImpactParametersController {

  private final ImpactParametersRepository parameters;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  ImpactParametersController(
      ImpactParametersRepository parameters,
      PublicServiceCache services,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.parameters = parameters;
    this.services = services;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> newest(HttpRequest<?> request) {
    return page(request, parameters.newest());
  }

  @Get("/{version}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> one(HttpRequest<?> request, @PathVariable String version) {
    ImpactParametersVersion found = find(version);
    return page(request, found);
  }

  /** The very bytes of which the SHA-256 is told, so that anybody can work it out again. */
  @Get("/{version}/content")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<String> content(@PathVariable String version) {
    ImpactParametersVersion found = find(version);
    return HttpResponse.ok(found.content())
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"impact-parameters-" + found.version() + ".json\"");
  }

  private ImpactParametersVersion find(String version) {
    return RowNumberParser.parse(version)
        .flatMap(parameters::find)
        .orElseThrow(() -> ImpactViewModels.NOT_THERE.exception(version));
  }

  private HttpResponse<String> page(HttpRequest<?> request, ImpactParametersVersion version) {
    LocalizedText text = frames.text(request);
    List<Change> changes =
        parameters
            .find(version.version() - 1)
            .map(
                before ->
                    ImpactParameterChange.between(before.parameters(), version.parameters())
                        .stream()
                        .map(it -> Change.of(it, services, text))
                        .toList())
            .orElse(List.of());
    return templates.page(
        "impact/parameters",
        frames.of(
            request,
            NavigationSection.EVALUATION,
            "impact.parameters.title",
            Integer.toString(version.version())),
        new ImpactViewModels.Parameters(
            version,
            parameters.all(),
            changes,
            services,
            CompletionMessageResolver.message(request, "impact.done.", Set.of("saved"))));
  }

  /** The name to write beside a version. */
  static String author(Principal visitor) {
    return switch (visitor.actor()) {
      case Actor.Person person -> person.name();
      case Actor.Script script -> script.name();
      default -> "–";
    };
  }
}
