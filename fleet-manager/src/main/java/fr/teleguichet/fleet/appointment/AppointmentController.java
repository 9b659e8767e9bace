package fr.teleguichet.fleet.appointment;

import static fr.teleguichet.fleet.access.Role.ADVISER;
import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Appointments for people: what is free, who has what, and the slip of paper. */
@Hidden
@Controller("/appointments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AppointmentController {

  private static final Set<String> DONE = Set.of("booked", "cancelled", "restored");
  private static final Set<String> PROBLEMS =
      Set.of("taken", "not-offered", "out-of-reach", "day-full", "too-many");
  private static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.APPOINTMENTS,
          "appointments.not-there.",
          "/appointments",
          "nav.appointments");
  private static final int WEEK = 7;

  private final AppointmentText overview;
  private final BookingService bookings;
  private final BookableKioskDirectory places;
  private final AppointmentScopeResolver scopes;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AppointmentController(
      AppointmentText overview,
      BookingService bookings,
      BookableKioskDirectory places,
      AppointmentScopeResolver scopes,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.overview = overview;
    this.bookings = bookings;
    this.places = places;
    this.scopes = scopes;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  HttpResponse<String> list(HttpRequest<?> request, Caller.Person person) {
    PageFrame frame = frames.of(request, NavigationSection.APPOINTMENTS, "appointments.title");
    AppointmentScope scope = scopes.of(person);
    List<AppointmentViewModels.Choice> sites = overview.sites(scope);
    String site =
        parameter(request, "site")
            .filter(code -> sites.stream().anyMatch(it -> it.value().equals(code)))
            .or(() -> sites.stream().map(AppointmentViewModels.Choice::value).findFirst())
            .orElse("");
    List<BookableKiosk> kiosks = overview.at(site, scope);
    LocalDate first =
        parameter(request, "day")
            .flatMap(AppointmentController::day)
            .orElseGet(() -> overview.today(kiosks));
    boolean weekly = parameter(request, "days").filter("1"::equals).isEmpty();
    return templates.page(
        "appointment/list",
        frame,
        new AppointmentViewModels.Listing(
            sites,
            site,
            first,
            weekly,
            overview.days(kiosks, first, weekly ? WEEK : 1, scope, frame.text()),
            frame.opens("/appointments/offers"),
            CompletionMessageResolver.message(request, "appointments.done.", DONE),
            parameter(request, "problem")
                .filter(PROBLEMS::contains)
                .map("appointments.problem."::concat),
            parameter(request, "undo").flatMap(RowNumberParser::parse)));
  }

  private static Optional<String> parameter(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getParameters().get(name));
  }

  /** A day of this age. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(it -> it.getYear() >= 2000 && it.getYear() < 3000);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The three parts of a free time's button: kiosk, service, start. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  HttpResponse<String> book(Caller.Person person, @Body Map<String, String> fields) {
    Optional<BookingService.Wish> wish = wish(fields.getOrDefault("time", ""), person);
    BookingResult result =
        wish.map(it -> bookings.book(it, scopes.of(person), person.visitor().actor().toString()))
            .orElseGet(BookingResult.NotOffered::new);
    String list =
        wish.map(it -> AppointmentText.list(it.place(), it.start()) + "&").orElse("/appointments?");
    return answer(result, "booked", list);
  }

  private Optional<BookingService.Wish> wish(String text, Caller.Person person) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Instant start = BoundedTimeParser.instant(parts[2]);
      return places
          .find(parts[0], person.visitor().scope())
          .flatMap(
              place ->
                  ServiceCode.parse(parts[1])
                      .map(service -> new BookingService.Wish(place, service, start)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /**
   * Shows what was booked, or else the list.
   *
   * @param list where it was to be, for more parameters: the first site of all may be far away
   */
  private static HttpResponse<String> answer(BookingResult result, String done, String list) {
    return switch (result) {
      case BookingResult.Booked(BookedAppointment booked) ->
          RedirectResponse.to("/appointments/" + booked.id() + "?done=" + done);
      case BookingResult.Taken() -> RedirectResponse.to(list + "problem=taken");
      case BookingResult.NotOffered() -> RedirectResponse.to(list + "problem=not-offered");
      case BookingResult.OutOfReach() -> RedirectResponse.to(list + "problem=out-of-reach");
      case BookingResult.DayFull() -> RedirectResponse.to(list + "problem=day-full");
      case BookingResult.TooMany() -> RedirectResponse.to(list + "problem=too-many");
    };
  }

  @Get("/{id}")
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  HttpResponse<String> one(HttpRequest<?> request, Caller.Person person, @PathVariable String id) {
    return show(request, person, id, "appointment/one", "appointments.one");
  }

  @Get("/{id}/slip")
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  HttpResponse<String> slip(HttpRequest<?> request, Caller.Person person, @PathVariable String id) {
    return show(request, person, id, "appointment/slip", "appointments.slip");
  }

  @Get("/{id}/cancel")
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  HttpResponse<String> question(
      HttpRequest<?> request, Caller.Person person, @PathVariable String id) {
    return show(request, person, id, "appointment/cancel", "appointments.cancel.title");
  }

  private HttpResponse<String> show(
      HttpRequest<?> request, Caller.Person person, String id, String template, String title) {
    BookedAppointment it = find(person, id);
    PageFrame frame = frames.of(request, NavigationSection.APPOINTMENTS, title);
    return templates.page(
        template,
        frame,
        overview.one(
            it,
            frame.text(),
            CompletionMessageResolver.message(request, "appointments.done.", DONE)));
  }

  @Post("/{id}/cancel")
  @Consumes(MediaType.ALL)
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  HttpResponse<String> cancel(Caller.Person person, @PathVariable String id) {
    BookedAppointment it = find(person, id);
    return bookings
        .cancel(it.id(), scopes.of(person))
        .map(_ -> RedirectResponse.to(list(it) + "&done=cancelled&undo=" + it.id()))
        .orElseGet(() -> RedirectResponse.to("/appointments/" + it.id()));
  }

  private String list(BookedAppointment it) {
    return AppointmentText.list(places.of(it.kiosk()), it.start());
  }

  @Post("/{id}/restore")
  @Consumes(MediaType.ALL)
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  HttpResponse<String> restore(Caller.Person person, @PathVariable String id) {
    BookedAppointment it = find(person, id);
    return answer(
        bookings.restore(it.id(), places.of(it.kiosk()), scopes.of(person)),
        "restored",
        list(it) + "&");
  }

  private BookedAppointment find(Caller.Person person, String id) {
    return overview.find(id, scopes.of(person)).orElseThrow(() -> NOT_THERE.exception(id));
  }
}
