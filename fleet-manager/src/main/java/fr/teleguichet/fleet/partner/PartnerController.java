package fr.teleguichet.fleet.partner;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.ConfirmationViewModel;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.journal.ServiceCode;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Public bodies and their agreements, which end soon first. */
@Hidden
@Controller("/partners")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PartnerController {

  private static final Set<String> DONE = Set.of("saved", "removed");

  private final PartnerRepository partners;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  PartnerController(
      PartnerRepository partners,
      PublicServiceCache services,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.partners = partners;
    this.services = services;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    LocalDate today = today();
    LocalizedText text = frames.text(request);
    List<Partner> all = partners.all();
    return templates.page(
        "partner/list",
        frames.of(request, NavigationSection.EVALUATION, "partner.title"),
        new PartnerViewModels.Listing(
            all.stream()
                .sorted(endingFirst(today))
                .map(it -> line(it, today, visitor.role() == Role.COORDINATOR, text))
                .toList(),
            all.stream().filter(it -> it.isInForce(today)).count(),
            all.stream().filter(it -> it.stage(today) == PartnerStage.NEGOTIATION).count(),
            visitor.role() == Role.COORDINATOR && visitor.scope().isWholeFleet(),
            CompletionMessageResolver.message(request, "partner.done.", DONE)));
  }

  /** Agreements to renew, then what is talked about, then the others. */
  private static Comparator<Partner> endingFirst(LocalDate today) {
    return Comparator.comparing((Partner it) -> !it.isRenewalDue(today))
        .thenComparing(it -> it.isRenewalDue(today) ? it.ends().orElseThrow() : LocalDate.MAX)
        .thenComparing(it -> it.stage(today))
        .thenComparing(it -> it.ends().orElse(LocalDate.MAX))
        .thenComparing(Partner::name);
  }

  private PartnerViewModels.Line line(
      Partner it, LocalDate today, boolean mayRead, LocalizedText text) {
    String due = it.isRenewalDue(today) ? "renewal" : "";
    return new PartnerViewModels.Line(
        it.id(),
        it.name(),
        it.services().stream()
            .sorted()
            .map(code -> services.name(new ServiceCode(code), text))
            .toList(),
        it.stage(today).code(),
        it.signed(),
        it.ends(),
        mayRead ? it.contact() : "",
        it.reference(),
        mayRead ? it.notes() : "",
        it.isExpired(today) ? "expired" : due,
        it.fictitious());
  }

  private LocalDate today() {
    return clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
  }

  @Get("/new")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> blank(HttpRequest<?> request) {
    return page(request, 0, PartnerForm.blank(today()), HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> add(HttpRequest<?> request, @Body Map<String, String> fields) {
    return save(request, 0, PartnerForm.noHistory(), fields);
  }

  @Get("/{id}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> edit(HttpRequest<?> request, @PathVariable String id) {
    Partner it = find(id);
    return page(request, it.id(), PartnerForm.of(it, today()), HttpStatus.OK);
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> save(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> fields) {
    Partner it = find(id);
    return save(request, it.id(), it.history(), fields);
  }

  private HttpResponse<String> save(
      HttpRequest<?> request, int id, PartnerHistory history, Map<String, String> fields) {
    SubmittedFormFields form = PartnerForm.checked(SubmittedFormFields.of(fields), today());
    if (form.isWrong()) {
      return page(request, id, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    partners.save(
        PartnerForm.read(id, history, form, List.copyOf(services(frames.text(request)).keySet())),
        PartnerStage.ofWord(form.value("stage")).orElseThrow(),
        form.day("since").orElseThrow());
    return RedirectResponse.to("/partners?done=saved");
  }

  @Get("/{id}/remove")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> question(HttpRequest<?> request, @PathVariable String id) {
    Partner it = find(id);
    return templates.page(
        ConfirmationViewModel.TEMPLATE,
        frames.of(request, NavigationSection.EVALUATION, "partner.remove.title", it.name()),
        question(it, frames.text(request)));
  }

  @Post("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> remove(@PathVariable String id) {
    Partner it = find(id);
    partners.remove(it.id());
    return RedirectResponse.to("/partners?done=removed");
  }

  private static ConfirmationViewModel question(Partner partner, LocalizedText text) {
    return new ConfirmationViewModel(
        List.of(text.say("partner.remove.what", partner.name())),
        text.say("partner.remove"),
        "/partners/" + partner.id() + "/remove",
        "/partners");
  }

  private Partner find(String id) {
    return RowNumberParser.parse(id)
        .flatMap(row -> partners.all().stream().filter(it -> it.id() == row).findFirst())
        .orElseThrow(() -> PartnerViewModels.NOT_THERE.exception(id));
  }

  private Map<String, String> services(LocalizedText text) {
    Map<String, String> names = new LinkedHashMap<>();
    services.codes().forEach(code -> names.put(code.value(), services.name(code, text)));
    return names;
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, int id, SubmittedFormFields form, HttpStatus status) {
    return templates.page(
        status,
        "partner/edit",
        frames.of(request, NavigationSection.EVALUATION, id == 0 ? "partner.new" : "partner.edit"),
        new PartnerViewModels.Page(id, form, services(frames.text(request))));
  }
}
