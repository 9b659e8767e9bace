package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.appointment.AppointmentService;
import fr.teleguichet.edge.call.CallService;
import fr.teleguichet.edge.call.QueuePlace;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.document.ForgottenPaperPlace;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.help.HelpService;
import fr.teleguichet.edge.session.CitizenSession.Agreement;
import fr.teleguichet.edge.session.CitizenSession.Checking;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Connecting;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Home;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.TooShort;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.edge.session.SessionTimeouts;
import fr.teleguichet.edge.session.SurveyInProgress;
import fr.teleguichet.edge.session.TransferOffer;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceLogo;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import fr.teleguichet.hardware.service.TranslatedText;
import fr.teleguichet.hardware.text.CodedEnum;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The session as the page shows it: which state, never who or what was answered before. */
final class SessionView {

  private final OfferedServicesView services;
  private final KioskSnapshot glance;
  private final BooleanSupplier isDark;
  private final TestPattern pattern;
  private final Optional<CallService> calls;
  private final Optional<HelpService> help;
  private final Optional<AppointmentService> appointments;
  private final ZoneId zone;
  private final Supplier<ErasureVerdict> erasure;
  private final Optional<ScanAndPrintService> documents;

  /**
   * @param place when the place is open; unknown without any
   * @param isDark whether nobody seems to be there, so that the page may darken
   * @param clock says which day it is
   * @param pattern goes before the page while nobody is served
   * @param erasure what is left of the session before
   * @param documents knows which papers whoever leaves should take along
   */
  SessionView(
      Supplier<List<ServiceOffer>> offers,
      Optional<OpeningHours> place,
      KioskSnapshot glance,
      BooleanSupplier isDark,
      Clock clock,
      TestPattern pattern,
      Optional<CallService> calls,
      Optional<HelpService> help,
      Optional<AppointmentService> appointments,
      Supplier<ErasureVerdict> erasure,
      Optional<ScanAndPrintService> documents) {
    this.erasure = erasure;
    this.documents = documents;
    this.pattern = pattern;
    this.calls = calls;
    this.help = help;
    this.appointments = appointments;
    this.zone = place.map(OpeningHours::zone).orElse(OpeningHoursParser.FRANCE);
    this.services =
        new OfferedServicesView(offers, place, glance.verdict(), clock, calls, appointments);
    this.glance = glance;
    this.isDark = isDark;
  }

  TestPattern pattern() {
    return pattern;
  }

  /** Whether whoever asks for the service now asks in vain, which is no matter of the hour. */
  boolean isOutOfReach(ServiceCode service) {
    return services.isOutOfReach(service);
  }

  /** What a technician reads. */
  JsonObject technician() {
    var lines = new JsonArray();
    glance
        .standing()
        .get()
        .lines()
        .forEach(
            line ->
                lines.add(new JsonObject().put("label", line.label()).put("text", line.text())));
    return new JsonObject().put("lines", lines);
  }

  JsonObject of(SessionService session) {
    SessionSnapshot now = session.snapshot();
    JsonObject view = state(now, session.timeouts());
    services.fallback(now).ifPresent(page -> view.put("fallback", page.getHost()));
    glance.care().get().ifPresent(action -> view.put("care", AvailabilityView.care(action)));
    glance
        .away()
        .get()
        .ifPresent(away -> view.put("away", new JsonObject().put("minutes", away.minutes())));
    help.filter(_ -> isForCitizens(view)).ifPresent(it -> view.put("help", HelpRoute.view(it)));
    return view.put("step", now.step())
        .put("writing", now.writing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** A technician's pattern and a unit that is no kiosk call nobody. */
  private static boolean isForCitizens(JsonObject view) {
    return !Set.of("pattern", "unclaimed").contains(view.getString("state"));
  }

  private JsonObject state(SessionSnapshot now, SessionTimeouts timeouts) {
    return switch (now.state()) {
      case Idle _ when pattern.isShown() -> pattern.view();
      case Idle _ ->
          glance.standing().get().code().map(SessionView::unclaimed).orElseGet(this::idle);
      case Home _ -> coded(services.home(now.step()));
      case Agreement it ->
          about("agreement", it.service())
              .put("privacy", PrivacyNotice.view(PageTexts.all(), glance.notices().get()));
      case Checking it -> about("checking", it.service());
      case Waiting it -> waiting(it);
      case Connecting it -> called("connecting", it.service());
      case Connected it -> talk("interview", it.service());
      case TransferOffer(Connected it, ServiceCode other, _) ->
          talk("transfer", it.service())
              .put("other", services.labels(other.value()))
              .put("seconds", timeouts.transfer().toSeconds());
      case SurveyInProgress asking ->
          new JsonObject().put("state", "asking").put("question", asking.question().code());
      case Doubt _ ->
          new JsonObject().put("state", "doubt").put("seconds", timeouts.doubt().toSeconds());
      case Thanks(boolean isAnswered) -> last("thanks").put("answered", isAnswered);
      case TooShort _ -> last("too-short");
      case NoAnswer(var service, var why) ->
          withPapers(about("no-answer", service)).put("why", why.code());
    };
  }

  private JsonObject last(String state) {
    return withPapers(new JsonObject().put("state", state));
  }

  /** Whoever goes is told where a paper may still lie. */
  private JsonObject withPapers(JsonObject view) {
    Set<ForgottenPaperPlace> places =
        documents.map(ScanAndPrintService::paperPlaces).orElse(Set.of());
    if (!places.isEmpty()) {
      view.put("papers", new JsonArray(places.stream().map(CodedEnum::code).toList()));
    }
    return view;
  }

  private JsonObject about(String state, ServiceCode service) {
    return new JsonObject().put("state", state).put("service", services.labels(service.value()));
  }

  private JsonObject waiting(Waiting waiting) {
    JsonObject view = about("waiting", waiting.service());
    QueuePlace place = calls.map(CallService::place).orElse(QueuePlace.UNKNOWN);
    place.position().ifPresent(it -> view.put("position", it));
    place.expected().ifPresent(it -> view.put("expected", it.toSeconds()));
    return view;
  }

  /** Of a played adviser nobody expects a picture. */
  private JsonObject called(String state, ServiceCode service) {
    return about(state, service).put("played", calls.map(CallService::isPlayed).orElse(false));
  }

  private JsonObject talk(String state, ServiceCode service) {
    JsonObject view = called(state, service);
    documents
        .map(it -> AvailabilityView.documents(glance.verdict().get(), it))
        .ifPresent(it -> view.put("documents", it));
    return view;
  }

  private static JsonObject unclaimed(UnitStatus.Code code) {
    return new JsonObject()
        .put("state", "unclaimed")
        .put("code", code.shortCode())
        .put("fingerprint", code.fingerprint())
        .put("accept", code.accept().map(URI::toString).orElse(""));
  }

  /** What opens the page where people accept this unit; nothing for a kiosk. */
  Optional<String> acceptSvg() {
    return glance.standing().get().code().flatMap(UnitStatus.Code::accept).flatMap(QrSvg::of);
  }

  /** What opens the service's own page on the citizen's telephone, where nobody answers. */
  Optional<String> fallbackSvg(SessionService session) {
    return services.fallbackSvg(session.snapshot());
  }

  /** The same for a service that is told of before anybody was called in vain. */
  Optional<String> fallbackSvg(SessionService session, String service) {
    return services.fallbackSvg(session.snapshot(), service);
  }

  /** The logo of a service that is offered now, by its path. */
  Optional<ServiceLogo> logo(String path) {
    return services.logo(path);
  }

  private JsonObject idle() {
    JsonObject view =
        new JsonObject()
            .put("state", "idle")
            .put("dark", isDark.getAsBoolean())
            .put("hours", services.haveHours())
            .put("works", services.works(erasure.get()))
            .put("accessibility", AccessibilityNotice.view(PageTexts.all(), glance.notices().get()))
            .put("services", services.cards());
    appointments
        .flatMap(AppointmentService::due)
        .ifPresent(
            it ->
                view.put(
                    "appointment",
                    new JsonObject()
                        .put("time", AppointmentRoute.time(it.start(), zone))
                        .put("service", services.labels(it.service().value()))));
    return coded(view);
  }

  /** Whoever stands before one of these screens may type a code. */
  private JsonObject coded(JsonObject view) {
    appointments.ifPresent(it -> view.put("code", AppointmentRoute.entry(it, zone)));
    return view;
  }

  /** What the page shows of a service: its names by language, and what its card says. */
  static JsonObject labels(ServiceOffer offer) {
    PublicService service = offer.service();
    JsonObject labels =
        translated(service.name())
            .put("id", service.code().value())
            .put("pictogram", service.pictogram().code())
            .put("mode", service.mode().code());
    service.words().ifPresent(words -> labels.put("words", translated(words)));
    service.telephone().ifPresent(number -> labels.put("telephone", number.value()));
    service.logo().ifPresent(logo -> labels.put("logo", ServiceLogoRoute.path(logo)));
    if (!service.formerNames().isEmpty()) {
      labels.put("formerNames", new JsonArray(service.formerNames()));
    }
    return labels;
  }

  private static JsonObject translated(TranslatedText text) {
    var lines = new JsonObject();
    for (ServiceTextLanguage language : ServiceTextLanguage.values()) {
      lines.put(language.code(), text.in(language));
    }
    return lines;
  }
}
