package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.service.ServiceMode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What citizens are told of what works. What is broken stands on the technician's pages. */
final class AvailabilityView {

  private static final Locale SPANISH = Locale.of("es");
  private static final Set<ServiceObstacle> HOURS =
      EnumSet.of(ServiceObstacle.CLOSED, ServiceObstacle.SERVICE_CLOSED);

  private AvailabilityView() {}

  /**
   * Whether the kiosk serves anybody; if not, whether that is the hour's doing or its own, and
   * whether people may look at the services all the same.
   *
   * @param isReachable whether a call could come about to any of the services that answer now
   */
  static JsonObject kiosk(ServiceVerdict verdict, ErasureVerdict erasure, boolean isReachable) {
    if (erasure.isUnderWay()) {
      return unserved("erasing", false);
    }
    if (verdict.servesAnybody()) {
      return isReachable ? new JsonObject().put("serves", true) : unserved("trouble", true);
    }
    boolean isHour = HOURS.containsAll(verdict.hindrances(CitizenAct.VIDEO));
    return unserved(isHour ? "closed" : "trouble", !erasure.isUnsafe());
  }

  private static JsonObject unserved(String why, boolean mayLook) {
    return new JsonObject().put("serves", false).put("why", why).put("look", mayLook);
  }

  /** What citizens have to do without though they can be served. */
  static Optional<String> limits(ServiceVerdict verdict) {
    boolean prints = verdict.obstacles(CitizenAct.PRINT).isEmpty();
    boolean scans = verdict.obstacles(CitizenAct.SCAN).isEmpty();
    if (!verdict.servesAnybody() || (prints && scans)) {
      return Optional.empty();
    }
    return Optional.of(prints ? "scan" : scans ? "print" : "print-scan");
  }

  /**
   * Which papers an adviser can ask for and send now, and why not. What hinders talks does not
   * count: this one is under way.
   */
  static JsonObject documents(ServiceVerdict verdict, ScanAndPrintService documents) {
    var why = new JsonObject();
    obstacle(verdict, CitizenAct.SCAN).ifPresent(it -> why.put("scan", it.code()));
    obstacle(verdict, CitizenAct.PRINT).ifPresent(it -> why.put("print", it.code()));
    return new JsonObject()
        .put("scan", documents.canScan() && !why.containsKey("scan"))
        .put("print", documents.canPrint() && !why.containsKey("print"))
        .put("why", why);
  }

  private static Optional<ServiceObstacle> obstacle(ServiceVerdict verdict, CitizenAct act) {
    return verdict.obstacles(act).stream()
        .filter(it -> !it.acts().contains(CitizenAct.VIDEO))
        .findFirst();
  }

  /** Each service with its one state; one that can't be called is shown all the same. */
  static JsonArray services(
      List<ServiceOffer> offers,
      ServiceHoursText hours,
      ServiceAvailabilityText words,
      ServiceVerdict verdict,
      Predicate<ServiceCode> isAdmitted) {
    var services = new JsonArray();
    for (ServiceOffer offer : offers) {
      boolean isOpen =
          canBeChosen(offer, verdict, isAdmitted) && !words.isUnreachable(verdict, offer);
      JsonObject service =
          SessionView.labels(offer)
              .put("open", isOpen)
              .put("availability", words.of(verdict, offer));
      hours.of(offer).ifPresent(text -> service.put("hours", text));
      services.add(service);
    }
    return services;
  }

  /** Whether the service answers at this hour, whatever hinders it else. */
  static boolean isHour(ServiceVerdict verdict, ServiceOffer offer) {
    return Collections.disjoint(verdict.obstacles(offer.id(), CitizenAct.VIDEO), HOURS);
  }

  /**
   * Whether nobody who asks for the service now is called, at an hour at which it answers: what is
   * in the way is the kiosk, its network or the fleet manager. Where one comes by appointment, only
   * who is expected counts.
   */
  static boolean isOutOfReach(
      ServiceOffer offer,
      ServiceVerdict verdict,
      Predicate<ServiceCode> isAdmitted,
      AdviserPresence presence) {
    boolean isFree = offer.service().mode() != ServiceMode.APPOINTMENT;
    boolean isCallable = canBeCalled(offer, verdict) && presence != AdviserPresence.UNREACHABLE;
    return isHour(verdict, offer) && (isFree || isAdmitted.test(offer.id())) && !isCallable;
  }

  /** Whether what the service needs works: video, and what else it can't do without. */
  static boolean canBeCalled(ServiceOffer offer, ServiceVerdict verdict) {
    return verdict.allows(offer.id(), CitizenAct.VIDEO)
        && offer.service().needs().stream().allMatch(act -> verdict.allows(offer.id(), act));
  }

  /** The same, and by a code where the service receives by appointment only. */
  static boolean canBeChosen(
      ServiceOffer offer, ServiceVerdict verdict, Predicate<ServiceCode> isAdmitted) {
    boolean isFree = offer.service().mode() != ServiceMode.APPOINTMENT;
    return canBeCalled(offer, verdict) && (isFree || isAdmitted.test(offer.id()));
  }

  /** What is being done to the kiosk from afar, in the languages of the back office. */
  static JsonObject care(RemoteCommandType action) {
    return new JsonObject()
        .put("fr", action.label(Locale.FRENCH))
        .put("en", action.label(Locale.ENGLISH))
        .put("es", action.label(SPANISH));
  }
}
