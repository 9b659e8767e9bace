package fr.teleguichet.fleet.remotecommand;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.appointment.AppointmentText;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.NodeAddress;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The question before a remote action, which names the kiosk and the action, and the answer. */
@Hidden
@Controller("/kiosks/{name}/care/new")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RemoteCommandRequestController {

  private static final List<Long> CHOICES = List.of(5L, 15L, 60L, 120L);

  private final LiveFleetStatus fleet;
  private final RemoteCommandService desk;
  private final RemoteCommandDispatcher post;
  private final AppointmentText appointments;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  RemoteCommandRequestController(
      LiveFleetStatus fleet,
      RemoteCommandService desk,
      RemoteCommandDispatcher post,
      AppointmentText appointments,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.fleet = fleet;
    this.desk = desk;
    this.post = post;
    this.appointments = appointments;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/{action}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> question(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String action) {
    KioskRow kiosk = find(visitor, name);
    RemoteCommandType what = offered(name, action);
    return page(
        request,
        kiosk,
        what,
        RemoteCommandService.USUAL_PATIENCE.toMinutes(),
        refused(visitor, kiosk, what));
  }

  private Optional<RemoteCommandRefusalException.Why> refused(
      Principal visitor, KioskRow kiosk, RemoteCommandType what) {
    if (!RemoteCommandPermissions.of(visitor.role()).contains(what)) {
      return Optional.of(RemoteCommandRefusalException.Why.NOT_YOURS);
    }
    return post.declines(node(kiosk))
        ? Optional.of(RemoteCommandRefusalException.Why.NOT_DECLARED)
        : Optional.empty();
  }

  @Post("/{action}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> want(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String action,
      @Body Map<String, String> fields) {
    KioskRow kiosk = find(visitor, name);
    RemoteCommandType what = offered(name, action);
    long minutes =
        CHOICES.stream()
            .filter(choice -> choice.toString().equals(fields.get("minutes")))
            .findFirst()
            .orElse(RemoteCommandService.USUAL_PATIENCE.toMinutes());
    try {
      RemoteCommand _ =
          desk.want(
              new RemoteCommandService.Wish(
                  node(kiosk),
                  what,
                  Duration.ofMinutes(minutes),
                  RemoteCommandIdParser.parse(fields.getOrDefault("id", ""))),
              visitor);
      return RedirectResponse.to("/kiosks/" + kiosk.path() + "/care?done=wanted");
    } catch (RemoteCommandRefusalException refusal) {
      return page(request, kiosk, what, minutes, Optional.of(refusal.why()));
    }
  }

  private KioskRow find(Principal visitor, KioskUrlName name) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .filter(kiosk -> !kiosk.territory().isEmpty())
        .orElseThrow(() -> RemoteCommandViewModels.NOT_THERE.exception(name.text()));
  }

  private static RemoteCommandType offered(KioskUrlName name, String word) {
    return RemoteCommandType.ofWord(word)
        .filter(action -> action != RemoteCommandType.WIPE)
        .orElseThrow(() -> RemoteCommandViewModels.NOT_THERE.exception(name.text()));
  }

  private static NodeAddress node(KioskRow kiosk) {
    return new NodeAddress(kiosk.territory(), kiosk.name());
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      KioskRow kiosk,
      RemoteCommandType action,
      long minutes,
      Optional<RemoteCommandRefusalException.Why> refused) {
    PageFrame frame =
        frames.of(request, NavigationSection.NETWORK, "care.question.title", kiosk.title());
    return templates.page(
        refused.map(RemoteCommandRequestController::status).orElse(HttpStatus.OK),
        "care/question",
        frame,
        new RemoteCommandViewModels.Question(
            kiosk,
            action,
            desk.freshId(),
            post.reaches(node(kiosk)),
            minutes,
            CHOICES,
            refused.map(why -> RemoteCommandViewModels.REFUSED + why.code()),
            action.waitsForCitizens()
                ? appointments.expected(kiosk, frame.text())
                : Optional.empty()));
  }

  private static HttpStatus status(RemoteCommandRefusalException.Why why) {
    return why == RemoteCommandRefusalException.Why.NOT_YOURS
        ? HttpStatus.FORBIDDEN
        : HttpStatus.UNPROCESSABLE_ENTITY;
  }
}
