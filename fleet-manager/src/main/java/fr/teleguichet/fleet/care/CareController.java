package fr.teleguichet.fleet.care;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.MEDIATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.page.Done;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.hardware.text.Worded;
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
import java.net.URI;
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
final class CareController {

  private final LiveFleet fleet;
  private final CareDesk desk;
  private final CarePart part;
  private final CareDownload download;
  private final Frames frames;
  private final Templates templates;
  private final Clock clock;

  CareController(
      LiveFleet fleet,
      CareDesk desk,
      CarePart part,
      CareDownload download,
      Frames frames,
      Templates templates,
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
  @Admits({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> list(HttpRequest<?> request, Visitor visitor, @PathVariable String name) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .<HttpResponse<String>>map(
            kiosk ->
                templates.page(
                    "care/list",
                    frames.of(request, Section.NETWORK, "care.list.title", kiosk.title()),
                    part.board(kiosk, visitor, true, done(request))))
        .orElseGet(() -> unknown(request, name));
  }

  private static Optional<String> done(HttpRequest<?> request) {
    return Done.message(request, "care.done.", Set.of("births", "cancelled", "wanted"))
        .or(() -> refused(request));
  }

  /** Why the births could not be asked for. */
  private static Optional<String> refused(HttpRequest<?> request) {
    return Worded.of(
            CareRefusal.Why.class, request.getParameters().get("refused", String.class, ""))
        .map(why -> CarePages.REFUSED + why.word());
  }

  @Get("/{id}")
  @Admits({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> one(
      HttpRequest<?> request, Visitor visitor, @PathVariable String name, @PathVariable String id) {
    return with(
        request,
        visitor,
        name,
        id,
        (kiosk, entry) -> page(request, visitor, kiosk, entry, Optional.empty(), HttpStatus.OK));
  }

  @Post("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> cancel(
      HttpRequest<?> request, Visitor visitor, @PathVariable String name, @PathVariable String id) {
    return with(
        request,
        visitor,
        name,
        id,
        (kiosk, entry) -> {
          try {
            CareEntry _ = desk.cancel(entry, visitor);
            return HttpResponse.seeOther(
                URI.create("/kiosks/" + kiosk.path() + "/care?done=cancelled"));
          } catch (CareRefusal refusal) {
            HttpStatus status =
                refusal.why() == CareRefusal.Why.NOT_YOURS
                    ? HttpStatus.FORBIDDEN
                    : HttpStatus.CONFLICT;
            return page(
                request,
                visitor,
                kiosk,
                desk.find(entry.id()).orElse(entry),
                Optional.of("care.refused." + refusal.why().word()),
                status);
          }
        });
  }

  @Get("/{id}/result")
  @Produces(MediaType.ALL)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<?> result(
      HttpRequest<?> request, Visitor visitor, @PathVariable String name, @PathVariable String id) {
    Optional<HttpResponse<byte[]>> file =
        find(visitor, name, id).flatMap(entry -> download.of(entry, visitor));
    return file.isPresent() ? file.get() : unknown(request, name);
  }

  private Optional<CareEntry> find(Visitor visitor, String name, String id) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .flatMap(kiosk -> CareIds.parse(id).flatMap(desk::find).filter(entry -> entry.isOf(kiosk)));
  }

  private HttpResponse<String> with(
      HttpRequest<?> request,
      Visitor visitor,
      String name,
      String id,
      BiFunction<KioskRow, CareEntry, HttpResponse<String>> show) {
    Optional<KioskRow> kiosk = fleet.picture().find(name, visitor.scope());
    Optional<CareEntry> entry = find(visitor, name, id);
    return kiosk.isPresent() && entry.isPresent()
        ? show.apply(kiosk.get(), entry.get())
        : unknown(request, name);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Visitor visitor,
      KioskRow kiosk,
      CareEntry entry,
      Optional<String> refused,
      HttpStatus status) {
    Frame frame = frames.of(request, Section.NETWORK, "care.one.title", kiosk.title());
    return templates.page(
        status,
        "care/one",
        frame.titled(CareWords.action(entry.action(), frame.text()) + " – " + kiosk.title()),
        new CarePages.Detail(
            kiosk,
            entry,
            desk.steps(entry),
            new CarePages.Listing(kiosk.path(), List.of(entry), visitor.role(), clock.instant()),
            "/events/care/" + kiosk.path() + "?id=" + entry.id(),
            refused));
  }

  private HttpResponse<String> unknown(HttpRequest<?> request, String name) {
    return CarePages.NOT_THERE.page(frames, templates, request, name);
  }
}
