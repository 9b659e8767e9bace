package fr.teleguichet.fleet.outreach;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.alert.AlertText;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was done to make the network known, for people. */
@Hidden
@Controller("/communications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class OutreachController {

  private static final Set<String> DONE = Set.of("added", "changed", "deleted");

  private final OutreachReader reader;
  private final OutreachService service;
  private final VisibleSites sites;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  OutreachController(
      OutreachReader reader,
      OutreachService service,
      VisibleSites sites,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.reader = reader;
    this.service = service;
    this.sites = sites;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> page(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.EVALUATION, "communication.title");
    OutreachQuery query =
        OutreachQuery.read(
            Objects.requireNonNullElse(request.getParameters().get("from"), ""),
            Objects.requireNonNullElse(request.getParameters().get("to"), ""),
            Objects.requireNonNullElse(request.getParameters().get("weeks"), ""),
            reader.today());
    List<Site> visible = sites.in(visitor.scope());
    Map<Integer, Site> known =
        visible.stream().collect(Collectors.toMap(Site::id, Function.identity()));
    return templates.page(
        "communication/page",
        frame,
        new OutreachViewModels.Page(
            query.from(),
            query.to(),
            query.weeks(),
            reader.read(query.from(), query.to(), query.weeks(), visitor.scope()).actions().stream()
                .map(it -> line(it, known, visitor, frame.text()))
                .toList(),
            visitor.role() == COORDINATOR,
            visible,
            CompletionMessageResolver.message(request, "communication.done.", DONE)));
  }

  private OutreachViewModels.Line line(
      OutreachFigures.Compared it,
      Map<Integer, Site> known,
      Principal visitor,
      LocalizedText text) {
    List<Site> seen =
        it.action().sites().stream()
            .flatMap(site -> Optional.ofNullable(known.get(site)).stream())
            .sorted(Comparator.comparing(Site::name))
            .toList();
    return new OutreachViewModels.Line(
        it.action(),
        it.use(),
        seen,
        it.action().sites().size() - seen.size(),
        it.use().incidents().stream().map(incident -> say(incident, known, text)).toList(),
        visitor.role() == COORDINATOR && service.mayChange(it.action(), visitor.scope()));
  }

  private static String say(SiteIncident incident, Map<Integer, Site> known, LocalizedText text) {
    String site =
        Optional.ofNullable(known.get(incident.site()))
            .map(Site::name)
            .orElseGet(() -> text.say("communication.site.deleted"));
    String what = AlertText.what(incident.kind(), "", text);
    return incident.last().isPresent()
        ? text.say(
            "communication.incident",
            site,
            what,
            text.day(incident.first()),
            text.day(incident.last().get()))
        : text.say("communication.incident.open", site, what, text.day(incident.first()));
  }
}
