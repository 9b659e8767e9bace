package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.appointment.AppointmentService;
import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.call.CallService;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.session.CitizenSession.Home;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.service.FallbackLink;
import fr.teleguichet.hardware.service.ServiceLogo;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The services as the page shows them: which can be called now, and where to turn to instead while
 * none can. Belongs to the loop.
 */
final class OfferedServicesView {

  private final Supplier<List<ServiceOffer>> offers;
  private final ServiceHoursText hours;
  private final Supplier<ServiceVerdict> verdict;
  private final Clock clock;
  private final Optional<CallService> calls;
  private final Optional<AppointmentService> appointments;
  private final FallbackLinkResolver fallback =
      new FallbackLinkResolver(this::link, UUID::randomUUID);

  /**
   * @param place when the place is open; unknown without any
   * @param clock says which day it is
   */
  OfferedServicesView(
      Supplier<List<ServiceOffer>> offers,
      Optional<OpeningHours> place,
      Supplier<ServiceVerdict> verdict,
      Clock clock,
      Optional<CallService> calls,
      Optional<AppointmentService> appointments) {
    this.offers = offers;
    this.hours = new ServiceHoursText(place);
    this.verdict = verdict;
    this.clock = clock;
    this.calls = calls;
    this.appointments = appointments;
  }

  /** The services in the order of the screen. */
  JsonArray cards() {
    var words =
        new ServiceAvailabilityText(
            PageTexts.all(), LocalDate.now(clock).getDayOfWeek(), this::presence);
    return AvailabilityView.services(offers.get(), hours, words, verdict.get(), this::isAdmitted);
  }

  /**
   * The screen on which one is chosen.
   *
   * @param step the number of that screen
   */
  JsonObject home(int step) {
    JsonArray cards = cards();
    var view = new JsonObject().put("state", "home").put("services", cards);
    List<JsonObject> all = cards.stream().map(JsonObject.class::cast).toList();
    all.stream()
        .filter(OfferedServicesView::isUnreachable)
        .forEach(
            card ->
                page(card.getString("id"), step)
                    .ifPresent(page -> card.put("fallback", page.getHost())));
    if (all.stream().anyMatch(OfferedServicesView::isUnreachable)
        && all.stream().noneMatch(it -> it.getBoolean("open"))) {
      return view.put("video", false);
    }
    AvailabilityView.limits(verdict.get()).ifPresent(it -> view.put("limits", it));
    return view;
  }

  private static boolean isUnreachable(JsonObject card) {
    return card.getJsonObject("availability")
        .getString("kind")
        .equals(ServiceAvailabilityText.UNREACHABLE);
  }

  /** Whether anybody is served, for the first screen. */
  JsonObject works(ErasureVerdict erasure) {
    boolean isReachable =
        offers.get().stream()
            .map(ServiceOffer::id)
            .filter(it -> verdict.get().allows(it, CitizenAct.VIDEO))
            .anyMatch(it -> presence(it) != AdviserPresence.UNREACHABLE);
    return AvailabilityView.kiosk(verdict.get(), erasure, isReachable);
  }

  /** Whether whoever asks for the service now asks in vain, which is no matter of the hour. */
  boolean isOutOfReach(ServiceCode service) {
    return offer(service.value())
        .filter(
            it ->
                AvailabilityView.isOutOfReach(
                    it, verdict.get(), this::isAdmitted, presence(service)))
        .isPresent();
  }

  /** Whether anything is known of when services answer. */
  boolean haveHours() {
    return offers.get().stream().anyMatch(offer -> hours.of(offer).isPresent());
  }

  /** The names of a service, also of one that is not offered any more. */
  JsonObject labels(String id) {
    return offer(id).map(SessionView::labels).orElseGet(() -> new JsonObject().put("id", id));
  }

  /** The logo of a service that is offered now, by its path. */
  Optional<ServiceLogo> logo(String path) {
    return offers.get().stream()
        .flatMap(it -> it.service().logo().stream())
        .filter(it -> ServiceLogoRoute.path(it).equals(path))
        .findFirst();
  }

  /** The page of the service that did not answer, short enough for a code. */
  Optional<URI> fallback(SessionSnapshot now) {
    return fallback.of(now).filter(page -> QrSvg.of(page).isPresent());
  }

  /** What opens the service's own page on the citizen's telephone, where nobody answers. */
  Optional<String> fallbackSvg(SessionSnapshot now) {
    return fallback.of(now).flatMap(QrSvg::of);
  }

  /** The same for a service that is told of before anybody was called in vain. */
  Optional<String> fallbackSvg(SessionSnapshot now, String service) {
    return Optional.of(now)
        .filter(it -> it.state() instanceof Home)
        .flatMap(it -> page(service, it.step()))
        .flatMap(QrSvg::of);
  }

  private Optional<URI> page(String service, int step) {
    return offer(service)
        .map(ServiceOffer::id)
        .filter(it -> presence(it) == AdviserPresence.UNREACHABLE)
        .flatMap(it -> fallback.of(it, step))
        .filter(page -> QrSvg.of(page).isPresent());
  }

  private Optional<FallbackLink> link(ServiceCode service) {
    return offer(service.value()).flatMap(it -> it.service().fallback());
  }

  private Optional<ServiceOffer> offer(String id) {
    return offers.get().stream().filter(it -> it.id().value().equals(id)).findFirst();
  }

  private AdviserPresence presence(ServiceCode service) {
    return calls.map(it -> it.presence(service)).orElse(AdviserPresence.UNKNOWN);
  }

  private boolean isAdmitted(ServiceCode service) {
    return appointments.map(it -> it.admits(service)).orElse(false);
  }
}
