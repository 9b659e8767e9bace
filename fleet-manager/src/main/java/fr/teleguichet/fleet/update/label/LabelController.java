package fr.teleguichet.fleet.update.label;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
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
import java.util.Optional;

/** Puts labels on a kiosk and takes them off, for people. */
@Hidden
@Controller("/kiosks/{name}/labels")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class LabelController {

  private final LiveFleet fleet;
  private final Labels labels;
  private final AuditLog audit;
  private final Frames frames;
  private final Templates templates;

  LabelController(
      LiveFleet fleet, Labels labels, AuditLog audit, Frames frames, Templates templates) {
    this.fleet = fleet;
    this.labels = labels;
    this.audit = audit;
    this.frames = frames;
    this.templates = templates;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> put(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String name,
      @Body Map<String, String> fields) {
    Optional<KioskRow> kiosk = fleet.picture().find(name, visitor.scope());
    if (kiosk.isEmpty()) {
      return unknown(request, name);
    }
    String label = fields.getOrDefault("label", "").strip();
    if (!Labels.isValid(label) || labels.of(kiosk.get().name()).size() >= Labels.MOST) {
      return templates.page(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "label/wrong",
          frames.of(request, Section.NETWORK, "label.title", kiosk.get().title()),
          new LabelPage(
              kiosk.get().path(), labels.of(kiosk.get().name()), labels.all(), label, true));
    }
    tell(visitor, "kiosk.labelled", kiosk.get(), label);
    boolean _ = labels.put(kiosk.get().name(), label);
    return back(kiosk.get());
  }

  @Post("/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> remove(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String name,
      @Body Map<String, String> fields) {
    Optional<KioskRow> kiosk = fleet.picture().find(name, visitor.scope());
    if (kiosk.isEmpty()) {
      return unknown(request, name);
    }
    String label = fields.getOrDefault("label", "");
    if (labels.of(kiosk.get().name()).contains(label)) {
      tell(visitor, "kiosk.unlabelled", kiosk.get(), label);
      boolean _ = labels.remove(kiosk.get().name(), label);
    }
    return back(kiosk.get());
  }

  private void tell(Visitor visitor, String what, KioskRow kiosk, String label) {
    audit.append(
        new AuditEntry(
            visitor.actor(), what, kiosk.name(), visitor.address(), Map.of("label", label)));
  }

  private static HttpResponse<String> back(KioskRow kiosk) {
    return HttpResponse.seeOther(URI.create("/kiosks/" + kiosk.path() + "#labels-title"));
  }

  private HttpResponse<String> unknown(HttpRequest<?> request, String name) {
    return templates.page(
        HttpStatus.NOT_FOUND,
        "kiosk/unknown",
        frames.of(request, Section.NETWORK, "kiosk.unknown.title"),
        name);
  }
}
