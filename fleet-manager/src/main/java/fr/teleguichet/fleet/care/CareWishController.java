package fr.teleguichet.fleet.care;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.MEDIATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The question before a remote action, which names the kiosk and the action, and the answer. */
@Hidden
@Controller("/kiosks/{name}/care/new")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class CareWishController {

  private static final List<Long> CHOICES = List.of(5L, 15L, 60L, 120L);

  private final LiveFleet fleet;
  private final CareDesk desk;
  private final CarePost post;
  private final Frames frames;
  private final Templates templates;

  CareWishController(
      LiveFleet fleet, CareDesk desk, CarePost post, Frames frames, Templates templates) {
    this.fleet = fleet;
    this.desk = desk;
    this.post = post;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/{action}")
  @Admits({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> question(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String name,
      @PathVariable String action) {
    Optional<KioskRow> kiosk = find(visitor, name);
    Optional<RemoteCommandType> what = offered(action);
    if (kiosk.isEmpty() || what.isEmpty()) {
      return unknown(request, name);
    }
    return page(
        request,
        kiosk.get(),
        what.get(),
        CareDesk.USUAL_PATIENCE.toMinutes(),
        refused(visitor, kiosk.get(), what.get()));
  }

  private Optional<CareRefusal.Why> refused(
      Visitor visitor, KioskRow kiosk, RemoteCommandType what) {
    if (!CareRights.of(visitor.role()).contains(what)) {
      return Optional.of(CareRefusal.Why.NOT_YOURS);
    }
    return post.declines(node(kiosk))
        ? Optional.of(CareRefusal.Why.NOT_DECLARED)
        : Optional.empty();
  }

  @Post("/{action}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<String> want(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String name,
      @PathVariable String action,
      @Body Map<String, String> fields) {
    Optional<KioskRow> kiosk = find(visitor, name);
    Optional<RemoteCommandType> what = offered(action);
    if (kiosk.isEmpty() || what.isEmpty()) {
      return unknown(request, name);
    }
    long minutes =
        CHOICES.stream()
            .filter(choice -> choice.toString().equals(fields.get("minutes")))
            .findFirst()
            .orElse(CareDesk.USUAL_PATIENCE.toMinutes());
    try {
      CareEntry _ =
          desk.want(
              new CareDesk.Wish(
                  node(kiosk.get()),
                  what.get(),
                  Duration.ofMinutes(minutes),
                  CareIds.parse(fields.getOrDefault("id", ""))),
              visitor);
      return HttpResponse.seeOther(
          URI.create("/kiosks/" + kiosk.get().path() + "/care?done=wanted"));
    } catch (CareRefusal refusal) {
      return page(request, kiosk.get(), what.get(), minutes, Optional.of(refusal.why()));
    }
  }

  private Optional<KioskRow> find(Visitor visitor, String name) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .filter(kiosk -> !kiosk.territory().isEmpty());
  }

  private static Optional<RemoteCommandType> offered(String word) {
    return RemoteCommandType.ofWord(word).filter(action -> action != RemoteCommandType.WIPE);
  }

  private static NodeAddress node(KioskRow kiosk) {
    return new NodeAddress(kiosk.territory(), kiosk.name());
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      KioskRow kiosk,
      RemoteCommandType action,
      long minutes,
      Optional<CareRefusal.Why> refused) {
    return templates.page(
        refused.map(CareWishController::status).orElse(HttpStatus.OK),
        "care/question",
        frames.of(request, Section.NETWORK, "care.question.title", kiosk.title()),
        new CarePages.Question(
            kiosk,
            action,
            desk.freshId(),
            post.reaches(node(kiosk)),
            minutes,
            CHOICES,
            refused.map(why -> CarePages.REFUSED + why.word())));
  }

  private static HttpStatus status(CareRefusal.Why why) {
    return why == CareRefusal.Why.NOT_YOURS
        ? HttpStatus.FORBIDDEN
        : HttpStatus.UNPROCESSABLE_ENTITY;
  }

  private HttpResponse<String> unknown(HttpRequest<?> request, String name) {
    return CarePages.NOT_THERE.page(frames, templates, request, name);
  }
}
