package fr.teleguichet.fleet.service;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Public services, for people. */
@Hidden
@Controller("/services")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PublicServiceController {

  private static final Set<String> DONE =
      Set.of("added", "saved", "agreed", "open", "ended", "consulted", "logo", "logo-gone");

  /** What stood in the way of a logo. */
  private static final Set<String> NOT_DONE =
      Set.of("logo-large", "logo-pixels", "logo-unreadable", "logo-overtaken", "too-long");

  private static final String SITE = "site.";

  private final PublicServiceRegister catalogue;
  private final PublicServiceCache directory;
  private final OfferedServicesDispatcher delivery;
  private final SiteCache sites;
  private final OfficeGeocoder communes;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  PublicServiceController(
      PublicServiceRegister catalogue,
      PublicServiceCache directory,
      OfferedServicesDispatcher delivery,
      SiteCache sites,
      OfficeGeocoder communes,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.catalogue = catalogue;
    this.directory = directory;
    this.delivery = delivery;
    this.sites = sites;
    this.communes = communes;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @AnyRoleAllowed
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.SERVICES, "services.title");
    return templates.page(
        "service/list",
        frame,
        new PublicServiceViewModels.Listing(
            directory.all().stream()
                .map(it -> PublicServiceViewModels.Row.of(it, frame.text(), sites.now().all()))
                .toList(),
            delivery.progress(visitor.scope()),
            visitor.role() == COORDINATOR && visitor.scope().isWholeFleet(),
            done(request)));
  }

  @Get("/new")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> fresh(HttpRequest<?> request) {
    return newPage(request, PublicServiceForm.blank(), null, HttpStatus.OK);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> add(HttpRequest<?> request, @Body Map<String, String> fields) {
    PublicServiceForm typed = typed(fields);
    return switch (check(typed)) {
      case PublicServiceForm.Checked.Invalid(PublicServiceForm form) ->
          newPage(request, form, null, HttpStatus.UNPROCESSABLE_ENTITY);
      case PublicServiceForm.Checked.Valid(PublicServiceContent draft) ->
          directory.find(draft.card().code()).isPresent()
              ? newPage(
                  request,
                  typed.wrong("code", "services.code.taken"),
                  null,
                  HttpStatus.UNPROCESSABLE_ENTITY)
              : changed(
                  () -> catalogue.add(draft),
                  "added",
                  problem -> newPage(request, typed, problem, HttpStatus.UNPROCESSABLE_ENTITY));
    };
  }

  @Get("/{code}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> edit(HttpRequest<?> request, @PathVariable String code) {
    RegisteredPublicService service = find(code);
    return editPage(
        request,
        service,
        PublicServiceForm.of(service, frames.text(request)),
        CompletionMessageResolver.message(request, "services.problem.", NOT_DONE).orElse(null),
        HttpStatus.OK);
  }

  @Post("/{code}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> save(
      HttpRequest<?> request, @PathVariable String code, @Body Map<String, String> fields) {
    PublicServiceForm typed = typed(fields).withCode(code);
    RegisteredPublicService service = find(code);
    return switch (check(typed)) {
      case PublicServiceForm.Checked.Invalid(PublicServiceForm form) ->
          editPage(request, service, form, null, HttpStatus.UNPROCESSABLE_ENTITY);
      case PublicServiceForm.Checked.Valid(PublicServiceContent draft) ->
          changed(
              () ->
                  catalogue.write(draft, is -> typed.revision().map(it -> it == is).orElse(false)),
              "saved",
              problem ->
                  editPage(request, service, typed, problem, HttpStatus.UNPROCESSABLE_ENTITY));
    };
  }

  @Post("/{code}/state")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> become(
      HttpRequest<?> request, @PathVariable String code, @Body Map<String, String> fields) {
    Optional<PublicServiceState> state = PublicServiceState.ofWord(typed(fields).value("state"));
    RegisteredPublicService service = find(code);
    return state
        .map(
            wanted ->
                changed(
                    () -> catalogue.become(service.card().code(), wanted, _ -> true),
                    wanted.code(),
                    problem ->
                        editPage(
                            request,
                            service,
                            PublicServiceForm.of(service, frames.text(request)),
                            problem,
                            HttpStatus.CONFLICT)))
        .orElseGet(
            () ->
                editPage(
                    request,
                    service,
                    PublicServiceForm.of(service, frames.text(request)),
                    null,
                    HttpStatus.UNPROCESSABLE_ENTITY));
  }

  /** Each site has a box of its own. */
  private PublicServiceForm typed(Map<String, String> sent) {
    Map<String, String> fields = new HashMap<>(sent);
    fields.computeIfPresent("offices", (_, lines) -> communes.complete(lines));
    return PublicServiceForm.of(
        fields,
        fields.keySet().stream()
            .filter(it -> it.startsWith(SITE))
            .map(it -> it.substring(SITE.length()))
            .toList());
  }

  private PublicServiceForm.Checked check(PublicServiceForm form) {
    return new PublicServiceFormValidator(form, site -> sites.now().find(site.value()).isPresent())
        .check();
  }

  private static HttpResponse<String> changed(
      Supplier<RegisteredPublicService> change,
      String done,
      Function<String, HttpResponse<String>> again) {
    try {
      String code = change.get().card().code().value();
      return RedirectResponse.to("/services/" + code + "?done=" + done);
    } catch (PublicServiceRegister.OvertakenException _) {
      return again.apply("services.problem.overtaken");
    } catch (RefusalException e) {
      return again.apply(
          e.refusal() instanceof Refusal.Invalid
              ? "services.problem.too-long"
              : "services.problem.conflict");
    }
  }

  private RegisteredPublicService find(String code) {
    return ServiceCode.parse(code)
        .flatMap(catalogue::find)
        .orElseThrow(() -> PublicServiceViewModels.NOT_THERE.exception(code));
  }

  private HttpResponse<String> newPage(
      HttpRequest<?> request, PublicServiceForm form, @Nullable String problem, HttpStatus status) {
    return templates.page(
        status,
        "service/edit",
        frames.of(request, NavigationSection.SERVICES, "services.new"),
        new PublicServiceViewModels.Edit(
            Optional.empty(),
            Optional.empty(),
            form,
            List.copyOf(sites.now().all()),
            problem,
            Optional.empty()));
  }

  private HttpResponse<String> editPage(
      HttpRequest<?> request,
      RegisteredPublicService service,
      PublicServiceForm form,
      @Nullable String problem,
      HttpStatus status) {
    PageFrame frame = frames.of(request, NavigationSection.SERVICES, "services.new");
    return templates.page(
        status,
        "service/edit",
        frame.titled(
            service.card().name().in(PublicServiceCache.language(frame.text().language()))),
        new PublicServiceViewModels.Edit(
            Optional.of(service.state()),
            PublicServiceViewModels.logoAddress(service),
            form,
            List.copyOf(sites.now().all()),
            problem,
            done(request)));
  }

  private static Optional<String> done(HttpRequest<?> request) {
    return CompletionMessageResolver.message(request, "services.done.", DONE);
  }
}
