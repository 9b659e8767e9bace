package fr.teleguichet.fleet.appointment;

import static fr.teleguichet.fleet.access.Role.ADVISER;
import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.appointment.AppointmentViewModels.Choice;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When services can be booked: a coordinator's business, and an adviser's for the own bodies. */
@Hidden
@Controller("/appointments/offers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AppointmentOfferController {

  private static final Set<String> DONE = Set.of("offered", "ended");
  private static final Set<String> FIELDS =
      Set.of(
          "kiosk",
          "service",
          "begins",
          "finishes",
          "minutes",
          "first",
          "last",
          "weekdays",
          "perDay");

  private final AppointmentOfferService offers;
  private final AppointmentText overview;
  private final BookableKioskDirectory places;
  private final AppointmentScopeResolver scopes;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AppointmentOfferController(
      AppointmentOfferService offers,
      AppointmentText overview,
      BookableKioskDirectory places,
      AppointmentScopeResolver scopes,
      PublicServiceCache services,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.offers = offers;
    this.overview = overview;
    this.places = places;
    this.scopes = scopes;
    this.services = services;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, ADVISER})
  HttpResponse<String> list(HttpRequest<?> request, Caller.Person person) {
    String site = Optional.ofNullable(request.getParameters().get("site")).orElse("");
    return page(request, person, site, blank(overview.today(List.of())), null, HttpStatus.OK);
  }

  private static AppointmentOfferForm blank(LocalDate today) {
    return new AppointmentOfferForm(
        "",
        "",
        List.of(),
        "09:00",
        "12:00",
        "30",
        today.toString(),
        today.plusMonths(3).toString(),
        "6");
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, ADVISER})
  HttpResponse<String> add(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    AppointmentOfferForm form =
        new AppointmentOfferForm(
            fields.getOrDefault("kiosk", ""),
            fields.getOrDefault("service", ""),
            Arrays.stream(DayOfWeek.values())
                .map(AppointmentOfferController::word)
                .filter(it -> fields.containsKey("weekday." + it))
                .toList(),
            fields.getOrDefault("begins", ""),
            fields.getOrDefault("finishes", ""),
            fields.getOrDefault("minutes", ""),
            fields.getOrDefault("first", ""),
            fields.getOrDefault("last", ""),
            fields.getOrDefault("perDay", ""));
    String site = fields.getOrDefault("site", "");
    try {
      AppointmentOffer _ =
          offers.add(form.read(places, person.visitor().scope()), scopes.of(person));
      return done(site, "offered");
    } catch (RefusalException refused) {
      return page(
          request, person, site, form, wrong(refused.refusal()), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private static String wrong(Refusal refusal) {
    return refusal.fields().stream()
        .map(Refusal.WrongField::name)
        .filter(FIELDS::contains)
        .findFirst()
        .orElse("full");
  }

  private static HttpResponse<String> done(String site, String word) {
    String known = SiteCode.isValid(site) ? "site=" + site + "&" : "";
    return RedirectResponse.to("/appointments/offers?" + known + "done=" + word);
  }

  @Post("/{id}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, ADVISER})
  HttpResponse<String> end(
      Caller.Person person, @PathVariable String id, @Body Map<String, String> fields) {
    boolean isGone =
        RowNumberParser.parse(id).filter(it -> offers.remove(it, scopes.of(person))).isPresent();
    if (!isGone) {
      throw RefusalException.unknown("offer", "of this id");
    }
    return done(fields.getOrDefault("site", ""), "ended");
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Caller.Person person,
      String wanted,
      AppointmentOfferForm form,
      @Nullable String wrong,
      HttpStatus status) {
    PageFrame frame = frames.of(request, NavigationSection.APPOINTMENTS, "appointments.offers");
    LocalizedText text = frame.text();
    AppointmentScope scope = scopes.of(person);
    List<Choice> sites = overview.sites(scope);
    String site =
        sites.stream()
            .map(Choice::value)
            .filter(wanted::equals)
            .findFirst()
            .or(() -> sites.stream().map(Choice::value).findFirst())
            .orElse("");
    List<BookableKiosk> kiosks = overview.at(site, scope);
    Optional<Site> where = kiosks.stream().findFirst().flatMap(BookableKiosk::site);
    return templates.page(
        status,
        "appointment/offers",
        frame,
        new AppointmentViewModels.Offers(
            sites,
            site,
            kiosks.stream()
                .map(
                    it ->
                        new Choice(
                            KioskUrlName.of(it.kiosk()).text(),
                            kiosks.size() > 1 ? it.kiosk().name().value() : it.words()))
                .toList(),
            services.codes().stream()
                .filter(it -> scope.covers(it) && services.offered(it, where).isPresent())
                .map(it -> new Choice(it.value(), services.name(it, text)))
                .toList(),
            Arrays.stream(DayOfWeek.values())
                .map(it -> new Choice(word(it), name(it, text, TextStyle.FULL)))
                .toList(),
            kiosks.stream()
                .flatMap(it -> offers.of(it, scope).stream())
                .map(it -> row(it, text))
                .toList(),
            form,
            wrong,
            CompletionMessageResolver.message(request, "appointments.done.", DONE)));
  }

  private AppointmentViewModels.OfferRow row(AppointmentOffer offer, LocalizedText text) {
    return new AppointmentViewModels.OfferRow(
        offer.id(),
        offer.kiosk().name().value(),
        services.name(offer.service(), text),
        offer.weekdays().stream()
            .map(it -> name(it, text, TextStyle.FULL))
            .collect(Collectors.joining(", ")),
        text.say(
            "appointments.offer.hours",
            AppointmentOfferForm.clock(offer.begins()),
            AppointmentOfferForm.clock(offer.finishes()),
            offer.slot().toMinutes()),
        text.say("appointments.offer.span", text.day(offer.first()), text.day(offer.last())),
        offer.perDay());
  }

  private static String name(DayOfWeek day, LocalizedText text, TextStyle style) {
    return day.getDisplayName(style, text.language().locale());
  }

  private static String word(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
