package fr.teleguichet.fleet.mediator;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.session.SignedOutStreamCloser;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.fleet.web.stream.PageFragmentStreams;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import org.reactivestreams.Publisher;

/** The mediator's page, what it is told, and its notes for a spreadsheet. */
@Hidden
@Controller("/mediator")
final class MediatorController {
  private final MediatorOverviewReader overview;
  private final MediatorPageStreams streams;
  private final VisitNoteService notes;
  private final PublicServiceCache services;
  private final SignedOutStreamCloser watch;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  MediatorController(
      MediatorOverviewReader overview,
      MediatorPageStreams streams,
      VisitNoteService notes,
      PublicServiceCache services,
      SignedOutStreamCloser watch,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.overview = overview;
    this.streams = streams;
    this.notes = notes;
    this.services = services;
    this.watch = watch;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> page(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.MEDIATOR, "mediator.title");
    return templates.page("mediator/mediator", frame, overview.page(visitor.scope(), frame.text()));
  }

  @Get("/events")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(HttpRequest<?> request, Caller.Person person) {
    LocalizedText text = frames.text(request);
    return watch
        .whileSignedIn(person, () -> streams.open(person.visitor().scope(), text))
        .orElseThrow(PageFragmentStreams::tooMany);
  }

  @Get("/notes.csv")
  @RolesAllowed(COORDINATOR)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Produces("text/csv")
  HttpResponse<String> csv(HttpRequest<?> request, Principal visitor) {
    LocalizedText text = frames.text(request);
    return HttpResponse.ok(
            VisitNoteCsv.of(
                notes.byTheme(visitor.scope()),
                overview.sitesById(visitor.scope()),
                theme ->
                    theme
                        .map(code -> services.name(code, text))
                        .orElseGet(() -> text.say("mediator.theme.other"))))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"visits.csv\"");
  }
}
