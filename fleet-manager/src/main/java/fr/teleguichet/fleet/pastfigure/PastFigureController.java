package fr.teleguichet.fleet.pastfigure;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.pastfigure.PastFigureViewModels.File;
import fr.teleguichet.fleet.pastfigure.PastFigureViewModels.Place;
import fr.teleguichet.fleet.pastfigure.PastFigureViewModels.Row;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Set;

/** Figures of the years before, for people, and the files that they came in. */
@Hidden
@Controller("/past-figures")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PastFigureController {

  private static final Set<String> DONE = Set.of("imported", "taken-back");

  private static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.EVALUATION,
          "past-figure.unknown.",
          "/past-figures",
          "past-figure.back");

  private final PastFigureReader reader;
  private final PastFigureYearsReader years;
  private final PastFigureImportService service;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  PastFigureController(
      PastFigureReader reader,
      PastFigureYearsReader years,
      PastFigureImportService service,
      PublicServiceCache services,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.reader = reader;
    this.years = years;
    this.service = service;
    this.services = services;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<String> page(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.EVALUATION, "past-figure.title");
    List<PastFigure> all = reader.read(visitor.scope());
    List<PastFigurePlace> places = PastFigureYearsReader.places(all);
    PastFigureQuery query = PastFigureQuery.read(request.getParameters(), places);
    boolean mayWrite = visitor.role() == COORDINATOR && visitor.scope().isWholeFleet();
    return templates.page(
        "pastfigure/page",
        frame,
        new PastFigureViewModels.Page(
            new PastFigureViewModels.Query(
                query.indicator(), query.place().map(PastFigureQuery::word).orElse("")),
            places.stream().map(Place::of).toList(),
            years.read(query, all, visitor.scope()),
            all.stream()
                .filter(it -> it.key().indicator() == query.indicator())
                .filter(it -> query.place().filter(it.key().place()::equals).isPresent())
                .map(it -> Row.of(it, services, frame.text()))
                .toList(),
            all.size(),
            mayWrite ? service.imports().stream().map(File::of).toList() : List.of(),
            mayWrite,
            CompletionMessageResolver.message(request, "past-figure.done.", DONE)));
  }

  @Get("/imports/{id}/take-back")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> ask(HttpRequest<?> request, @PathVariable String id) {
    PastFigureImport file = find(id);
    return templates.page(
        "pastfigure/takeback",
        frames.of(request, NavigationSection.EVALUATION, "past-figure.take-back.title"),
        File.of(file));
  }

  @Post("/imports/{id}/take-back")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> takeBack(Principal visitor, @PathVariable String id) {
    PastFigureImport file = find(id);
    service.takeBack(file, visitor);
    return RedirectResponse.to("/past-figures?done=taken-back");
  }

  private PastFigureImport find(String id) {
    return service.find(id).orElseThrow(() -> NOT_THERE.exception(id));
  }
}
