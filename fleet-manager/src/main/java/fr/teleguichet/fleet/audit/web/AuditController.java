package fr.teleguichet.fleet.audit.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.AuditLogReader;
import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit log, for coordinators of the whole fleet; that it was taken away is written there. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {

  private static final int ROWS = 100;
  private static final int CSV_ROWS = 10_000;

  private final AuditLogReader trail;
  private final AuditLog audit;
  private final LiveFleetStatus status;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final JsonMapper json;

  AuditController(
      AuditLogReader trail,
      AuditLog audit,
      LiveFleetStatus status,
      PageFrameFactory frames,
      TemplateRenderer templates,
      JsonMapper json) {
    this.trail = trail;
    this.audit = audit;
    this.status = status;
    this.frames = frames;
    this.templates = templates;
    this.json = json;
  }

  @Get("/audit")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> page(HttpRequest<?> request) {
    AuditQueryForm filter = AuditQueryForm.of(request.getParameters());
    List<StoredAuditEntry> rows = trail.find(filter.search(ROWS));
    PageFrame frame = frames.of(request, NavigationSection.AUDIT, "audit.title");
    AuditedKioskNames kiosks = AuditedKioskNames.of(status.picture());
    boolean check = request.getParameters().contains("check");
    return templates.page(
        "account/audit",
        frame,
        new AuditViewModel(
            filter,
            rows.stream()
                .map(
                    row ->
                        new AuditViewModel.Row(
                            row,
                            AuditEntryText.actor(row, kiosks, frame.text()),
                            AuditEntryText.action(row, frame.text()),
                            AuditEntryText.subject(row, frame.text()),
                            AuditEntryText.place(row, kiosks),
                            AuditEntryText.facts(row, json, kiosks, frame.text())))
                .toList(),
            rows.size() == ROWS,
            check ? Optional.of(trail.check()) : Optional.empty()));
  }

  @Get("/audit.csv")
  @Produces("text/csv")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> csv(HttpRequest<?> request, Principal visitor) {
    AuditQueryForm filter = AuditQueryForm.of(request.getParameters());
    audit.append(
        new AuditEntry(
            visitor.actor(), "audit.exported", filter.address(), visitor.address(), Map.of()));
    return HttpResponse.ok(AuditCsv.of(trail.find(filter.search(CSV_ROWS))))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
  }
}
