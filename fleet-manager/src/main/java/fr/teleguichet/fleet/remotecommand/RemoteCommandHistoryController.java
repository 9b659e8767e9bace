package fr.teleguichet.fleet.remotecommand;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.text.CodedEnum;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A kiosk's wishes: the last fifty, one of them with its life, and what it brought. */
@Hidden
@Controller("/kiosks/{name}/care")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RemoteCommandHistoryController {

  private final LiveFleetStatus fleet;
  private final RemoteCommandService desk;
  private final KioskPageCommandSection part;
  private final CommandResultResponseFactory download;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  RemoteCommandHistoryController(
      LiveFleetStatus fleet,
      RemoteCommandService desk,
      KioskPageCommandSection part,
      CommandResultResponseFactory download,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.fleet = fleet;
    this.desk = desk;
    this.part = part;
    this.download = download;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> list(
      HttpRequest<?> request, Principal visitor, @PathVariable KioskUrlName name) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        // One that never reported can't be asked for anything.
        .filter(kiosk -> kiosk.node().isPresent())
        .<HttpResponse<String>>map(
            kiosk ->
                templates.page(
                    "care/list",
                    frames.of(request, NavigationSection.NETWORK, "care.list.title", kiosk.title()),
                    part.board(kiosk, visitor, true, done(request))))
        .orElseGet(() -> unknown(request, name));
  }

  private static Optional<String> done(HttpRequest<?> request) {
    return CompletionMessageResolver.message(
            request, "care.done.", Set.of("births", "cancelled", "wanted"))
        .or(() -> refused(request));
  }

  /** Why the births could not be asked for. */
  private static Optional<String> refused(HttpRequest<?> request) {
    return CodedEnum.of(
            RemoteCommandRefusalException.Why.class,
            request.getParameters().get("refused", String.class, ""))
        .map(why -> RemoteCommandViewModels.REFUSED + why.code());
  }

  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> one(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String id) {
    return with(
        request,
        visitor,
        name,
        id,
        (kiosk, entry) -> page(request, visitor, kiosk, entry, Optional.empty(), HttpStatus.OK));
  }

  @Post("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> cancel(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String id) {
    return with(
        request,
        visitor,
        name,
        id,
        (kiosk, entry) -> {
          try {
            RemoteCommand _ = desk.cancel(entry, visitor);
            return RedirectResponse.to("/kiosks/" + kiosk.path() + "/care?done=cancelled");
          } catch (RemoteCommandRefusalException refusal) {
            HttpStatus status =
                refusal.why() == RemoteCommandRefusalException.Why.NOT_YOURS
                    ? HttpStatus.FORBIDDEN
                    : HttpStatus.CONFLICT;
            return page(
                request,
                visitor,
                kiosk,
                desk.find(entry.id()).orElse(entry),
                Optional.of("care.refused." + refusal.why().code()),
                status);
          }
        });
  }

  @Get("/{id}/result")
  @Produces(MediaType.ALL)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<?> result(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @PathVariable String id) {
    Optional<HttpResponse<byte[]>> file =
        find(visitor, name, id).flatMap(entry -> download.of(entry, visitor));
    return file.isPresent() ? file.get() : unknown(request, name);
  }

  private Optional<RemoteCommand> find(Principal visitor, KioskUrlName name, String id) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .flatMap(
            kiosk ->
                RemoteCommandIdParser.parse(id)
                    .flatMap(desk::find)
                    .filter(entry -> entry.isOf(kiosk)));
  }

  private HttpResponse<String> with(
      HttpRequest<?> request,
      Principal visitor,
      KioskUrlName name,
      String id,
      BiFunction<KioskRow, RemoteCommand, HttpResponse<String>> show) {
    Optional<KioskRow> kiosk = fleet.picture().find(name, visitor.scope());
    Optional<RemoteCommand> entry = find(visitor, name, id);
    return kiosk.isPresent() && entry.isPresent()
        ? show.apply(kiosk.get(), entry.get())
        : unknown(request, name);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Principal visitor,
      KioskRow kiosk,
      RemoteCommand entry,
      Optional<String> refused,
      HttpStatus status) {
    PageFrame frame =
        frames.of(request, NavigationSection.NETWORK, "care.one.title", kiosk.title());
    return templates.page(
        status,
        "care/one",
        frame.titled(
            RemoteCommandText.action(entry.action(), frame.text()) + " – " + kiosk.title()),
        new RemoteCommandViewModels.Detail(
            kiosk,
            entry,
            desk.steps(entry),
            new RemoteCommandViewModels.Listing(
                kiosk.path(), List.of(entry), visitor.role(), clock.instant()),
            "/events/care/" + kiosk.path() + "?id=" + entry.id(),
            refused));
  }

  private HttpResponse<String> unknown(HttpRequest<?> request, KioskUrlName name) {
    return RemoteCommandViewModels.NOT_THERE.page(frames, templates, request, name.text());
  }
}
