package fr.teleguichet.fleet.update.label;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskPage;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.update.KnownKiosk;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/** Puts labels on a kiosk and takes them off, for people. */
@Hidden
@Controller("/kiosks/{name}/labels")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class LabelController {

  private final LiveFleet fleet;
  private final Labels labels;
  private final LabelDesk desk;
  private final Frames frames;
  private final Templates templates;
  private final KnownKiosk known;

  LabelController(
      LiveFleet fleet,
      Labels labels,
      LabelDesk desk,
      Frames frames,
      Templates templates,
      KnownKiosk known) {
    this.fleet = fleet;
    this.labels = labels;
    this.desk = desk;
    this.frames = frames;
    this.templates = templates;
    this.known = known;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> put(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String name,
      @Body Map<String, String> fields) {
    return of(
        request,
        visitor,
        name,
        kiosk -> {
          String label = fields.getOrDefault("label", "").strip();
          return Labels.isValid(label) && desk.put(known.id(kiosk), label, visitor)
              ? back(kiosk)
              : wrong(request, kiosk, label);
        });
  }

  private HttpResponse<String> wrong(HttpRequest<?> request, KioskRow kiosk, String label) {
    return templates.page(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "label/wrong",
        frames.of(request, Section.NETWORK, "label.title", kiosk.title()),
        new LabelPage(kiosk.path(), labels.of(known.id(kiosk)), labels.all(), label, true));
  }

  @Post("/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> remove(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String name,
      @Body Map<String, String> fields) {
    return of(
        request,
        visitor,
        name,
        kiosk -> {
          boolean _ = desk.remove(known.id(kiosk), fields.getOrDefault("label", ""), visitor);
          return back(kiosk);
        });
  }

  private HttpResponse<String> of(
      HttpRequest<?> request,
      Visitor visitor,
      String name,
      Function<KioskRow, HttpResponse<String>> answer) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .map(answer)
        .orElseGet(() -> KioskPage.NOT_THERE.page(frames, templates, request, name));
  }

  private static HttpResponse<String> back(KioskRow kiosk) {
    return HttpResponse.seeOther(URI.create("/kiosks/" + kiosk.path() + "#labels-title"));
  }
}
