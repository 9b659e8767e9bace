package fr.teleguichet.fleet.update.action;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
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
import java.util.Optional;
import java.util.Set;

/** A kiosk's updates for people: the last hundred, and the question before one is cancelled. */
@Hidden
@Controller("/kiosks/{name}/updates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class KioskUpdateController {

  private final LiveFleetStatus fleet;
  private final KioskPageUpdateSection part;
  private final UpdateClientAttributeRepository kiosks;
  private final UpdateAssignmentService assignment;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final ScopedKioskLookup known;

  KioskUpdateController(
      LiveFleetStatus fleet,
      KioskPageUpdateSection part,
      UpdateClientAttributeRepository kiosks,
      UpdateAssignmentService assignment,
      PageFrameFactory frames,
      TemplateRenderer templates,
      ScopedKioskLookup known) {
    this.fleet = fleet;
    this.part = part;
    this.kiosks = kiosks;
    this.assignment = assignment;
    this.frames = frames;
    this.templates = templates;
    this.known = known;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  HttpResponse<String> list(
      HttpRequest<?> request, Principal visitor, @PathVariable KioskUrlName name) {
    KioskRow kiosk = kiosk(visitor, name);
    return templates.page(
        "update/list",
        frames.of(request, NavigationSection.UPDATES, "update.list.title", kiosk.title()),
        part.board(kiosk, visitor, true, done(request)));
  }

  private static Optional<String> done(HttpRequest<?> request) {
    return CompletionMessageResolver.message(
        request, "update.done.", Set.of("cancelled", "abandoned", "accepted", "declined"));
  }

  @Get("/{id}/cancel")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String id) {
    KioskRow kiosk = kiosk(visitor, name);
    return question(request, kiosk, action(kiosk, id, name), HttpStatus.OK);
  }

  @Post("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> cancel(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    KioskRow kiosk = kiosk(visitor, name);
    UpdateAction action = action(kiosk, id, name);
    // Which of the two questions was answered: somebody else may have cancelled it meanwhile.
    boolean force = KioskUpdateViewModels.ABANDON.equals(fields.get("cancel"));
    try {
      UpdateAction _ = assignment.cancel(known.id(kiosk), action.id(), force, visitor);
      return RedirectResponse.to(
          "/kiosks/" + kiosk.path() + "/updates?done=" + (force ? "abandoned" : "cancelled"));
    } catch (RefusalException _) {
      return question(
          request,
          kiosk,
          kiosks.find(known.id(kiosk), action.id()).orElse(action),
          HttpStatus.CONFLICT);
    }
  }

  private KioskRow kiosk(Principal visitor, KioskUrlName name) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .orElseThrow(() -> KioskUpdateViewModels.NOT_THERE.exception(name.text()));
  }

  private UpdateAction action(KioskRow kiosk, String id, KioskUrlName name) {
    return RowNumberParser.parse(id)
        .flatMap(number -> kiosks.find(known.id(kiosk), number))
        .orElseThrow(() -> KioskUpdateViewModels.NOT_THERE.exception(name.text()));
  }

  private HttpResponse<String> question(
      HttpRequest<?> request, KioskRow kiosk, UpdateAction action, HttpStatus status) {
    KioskUpdateViewModels.Line line = part.line(action);
    boolean forced = action.state() instanceof UpdateActionState.Cancelling;
    return templates.page(
        status,
        "update/cancel",
        frames.of(
            request,
            NavigationSection.UPDATES,
            forced ? "update.abandon.title" : "update.cancel.title",
            line.label(),
            kiosk.title()),
        new KioskUpdateViewModels.Question(kiosk, line, forced, !action.state().isOpen()));
  }
}
