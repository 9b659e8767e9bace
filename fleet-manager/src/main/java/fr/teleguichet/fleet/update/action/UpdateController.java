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
import fr.teleguichet.fleet.web.page.CompletionMessage;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.Templates;
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
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A kiosk's updates for people: the last hundred, and the question before one is cancelled. */
@Hidden
@Controller("/kiosks/{name}/updates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class UpdateController {

  private final LiveFleetStatus fleet;
  private final UpdatePageSection part;
  private final UpdateClientAttributeTable kiosks;
  private final UpdateAssignmentService assignment;
  private final PageFrameFactory frames;
  private final Templates templates;
  private final ScopedKioskLookup known;

  UpdateController(
      LiveFleetStatus fleet,
      UpdatePageSection part,
      UpdateClientAttributeTable kiosks,
      UpdateAssignmentService assignment,
      PageFrameFactory frames,
      Templates templates,
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
    return fleet
        .picture()
        .find(name, visitor.scope())
        .<HttpResponse<String>>map(
            kiosk ->
                templates.page(
                    "update/list",
                    frames.of(
                        request, NavigationSection.UPDATES, "update.list.title", kiosk.title()),
                    part.board(kiosk, visitor, true, done(request))))
        .orElseGet(() -> unknown(request, name));
  }

  private static Optional<String> done(HttpRequest<?> request) {
    return CompletionMessage.message(
        request, "update.done.", Set.of("cancelled", "abandoned", "accepted", "declined"));
  }

  @Get("/{id}/cancel")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String id) {
    return with(
        request,
        visitor,
        name,
        id,
        (kiosk, action) -> question(request, kiosk, action, HttpStatus.OK));
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
    return with(
        request,
        visitor,
        name,
        id,
        (kiosk, action) -> {
          // Which of the two questions was answered: somebody else may have cancelled it meanwhile.
          boolean force = UpdateViewModels.ABANDON.equals(fields.get("cancel"));
          try {
            UpdateAction _ = assignment.cancel(known.id(kiosk), action.id(), force, visitor);
            return HttpResponse.seeOther(
                URI.create(
                    "/kiosks/"
                        + kiosk.path()
                        + "/updates?done="
                        + (force ? "abandoned" : "cancelled")));
          } catch (RefusalException _) {
            return question(
                request,
                kiosk,
                kiosks.find(known.id(kiosk), action.id()).orElse(action),
                HttpStatus.CONFLICT);
          }
        });
  }

  private HttpResponse<String> with(
      HttpRequest<?> request,
      Principal visitor,
      KioskUrlName name,
      String id,
      BiFunction<KioskRow, UpdateAction, HttpResponse<String>> show) {
    Optional<KioskRow> kiosk = fleet.picture().find(name, visitor.scope());
    Optional<UpdateAction> action =
        kiosk.flatMap(
            it -> RowNumberParser.parse(id).flatMap(number -> kiosks.find(known.id(it), number)));
    return kiosk.isPresent() && action.isPresent()
        ? show.apply(kiosk.get(), action.get())
        : unknown(request, name);
  }

  private HttpResponse<String> question(
      HttpRequest<?> request, KioskRow kiosk, UpdateAction action, HttpStatus status) {
    UpdateViewModels.Line line = part.line(action);
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
        new UpdateViewModels.Question(kiosk, line, forced, !action.state().isOpen()));
  }

  private HttpResponse<String> unknown(HttpRequest<?> request, KioskUrlName name) {
    return UpdateViewModels.NOT_THERE.page(frames, templates, request, name.text());
  }
}
