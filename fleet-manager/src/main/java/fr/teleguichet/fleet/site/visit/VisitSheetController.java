package fr.teleguichet.fleet.site.visit;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.site.ScopedSiteLookup;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The sheet of a visit: what to take along and how to get in, and the note of what was done. */
@Hidden
@Controller("/sites/{code}/visit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class VisitSheetController {

  private final VisitSheetFactory reader;
  private final TechnicianVisitRepository visits;
  private final ScopedSiteLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  VisitSheetController(
      VisitSheetFactory reader,
      TechnicianVisitRepository visits,
      ScopedSiteLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.reader = reader;
    this.visits = visits;
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> sheet(HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    String name = visitor.actor() instanceof Actor.Person person ? person.name() : "";
    VisitSheet.Form blank =
        new VisitSheet.Form("", today().toString(), name, "", "", "", Optional.empty());
    Site site = lookup.site(code, visitor);
    return page(request, visitor, site, blank, HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> note(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    VisitSheet.Form form =
        new VisitSheet.Form(
            field(fields, "kiosk"),
            field(fields, "day"),
            field(fields, "technician"),
            field(fields, "part"),
            field(fields, "done").replace("\r\n", "\n"),
            field(fields, "parts-used"),
            Optional.empty());
    Site site = lookup.site(code, visitor);
    return note(request, visitor, site, form);
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip();
  }

  private HttpResponse<String> note(
      HttpRequest<?> request, Principal visitor, Site site, VisitSheet.Form form) {
    Optional<LocalDate> day = day(form.day());
    VisitSheet sheet = reader.read(site, visitor.scope(), form, frames.text(request));
    Optional<String> wrong = day.isEmpty() ? Optional.of("day") : wrongText(sheet, form);
    if (wrong.isPresent()) {
      return page(request, visitor, site, form.wrong(wrong.get()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    visits.add(
        site.id(),
        new TechnicianVisit(
            form.kiosk().isEmpty() ? "" : sheet.kiosk(form.kiosk()).orElseThrow().address().text(),
            day.orElseThrow(),
            form.technician(),
            form.part(),
            form.done(),
            form.partsUsed()));
    return RedirectResponse.to("/sites/" + site.code() + "?done=visit");
  }

  private static Optional<String> wrongText(VisitSheet sheet, VisitSheet.Form form) {
    if (!form.kiosk().isEmpty() && sheet.kiosk(form.kiosk()).isEmpty()) {
      return Optional.of("kiosk");
    }
    if (form.technician().isEmpty() || isWrong(form.technician(), TechnicianVisit.MAX_LINE)) {
      return Optional.of("technician");
    }
    if (isWrong(form.part(), TechnicianVisit.MAX_LINE)) {
      return Optional.of("part");
    }
    if (form.done().isEmpty() || form.done().length() > TechnicianVisit.MAX_DONE) {
      return Optional.of("done");
    }
    return isWrong(form.partsUsed(), TechnicianVisit.MAX_PARTS)
        ? Optional.of("parts-used")
        : Optional.empty();
  }

  private static boolean isWrong(String line, int most) {
    return line.length() > most || line.chars().anyMatch(Character::isISOControl);
  }

  /** A day of the last year. */
  private Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> !day.isAfter(today()) && day.isAfter(today().minusYears(1)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private LocalDate today() {
    return clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Principal visitor,
      Site site,
      VisitSheet.Form form,
      HttpStatus status) {
    PageFrame frame = frames.of(request, NavigationSection.SITES, "visit.title", site.name());
    return templates.page(
        status, "site/visit", frame, reader.read(site, visitor.scope(), form, frame.text()));
  }
}
