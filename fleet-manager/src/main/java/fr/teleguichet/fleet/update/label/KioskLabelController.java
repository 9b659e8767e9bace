package fr.teleguichet.fleet.update.label;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.KioskViewModel;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** Puts labels on a kiosk and takes them off, for people. */
@Hidden
@Controller("/kiosks/{name}/labels")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class KioskLabelController {

  private final LiveFleetStatus fleet;
  private final KioskLabelRepository labels;
  private final KioskLabelService desk;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final ScopedKioskLookup known;

  KioskLabelController(
      LiveFleetStatus fleet,
      KioskLabelRepository labels,
      KioskLabelService desk,
      PageFrameFactory frames,
      TemplateRenderer templates,
      ScopedKioskLookup known) {
    this.fleet = fleet;
    this.labels = labels;
    this.desk = desk;
    this.frames = frames;
    this.templates = templates;
    this.known = known;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> put(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable KioskUrlName name,
      @Body Map<String, String> fields) {
    KioskRow kiosk = find(visitor, name);
    String label = fields.getOrDefault("label", "").strip();
    return KioskLabelRepository.isValid(label) && desk.put(known.id(kiosk), label, visitor)
        ? back(kiosk)
        : wrong(request, visitor, kiosk, label);
  }

  private HttpResponse<String> wrong(
      HttpRequest<?> request, Principal visitor, KioskRow kiosk, String label) {
    return templates.page(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "label/wrong",
        frames.of(request, NavigationSection.NETWORK, "label.title", kiosk.title()),
        new KioskLabelViewModel(
            kiosk.path(), labels.of(known.id(kiosk)), labels.in(visitor.scope()), label, true));
  }

  @Post("/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> remove(
      Principal visitor, @PathVariable KioskUrlName name, @Body Map<String, String> fields) {
    KioskRow kiosk = find(visitor, name);
    boolean _ = desk.remove(known.id(kiosk), fields.getOrDefault("label", ""), visitor);
    return back(kiosk);
  }

  private KioskRow find(Principal visitor, KioskUrlName name) {
    return fleet
        .picture()
        .find(name, visitor.scope())
        .filter(ScopedKioskLookup::canBeUnit)
        .orElseThrow(() -> KioskViewModel.NOT_THERE.exception(name.text()));
  }

  private static HttpResponse<String> back(KioskRow kiosk) {
    return RedirectResponse.to("/kiosks/" + kiosk.path() + "/identity#labels-title");
  }
}
