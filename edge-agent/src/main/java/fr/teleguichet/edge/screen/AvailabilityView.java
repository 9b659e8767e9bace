package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.serve.ServiceVerdictText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What works, in the three languages of the page. */
final class AvailabilityView {

  private static final Locale SPANISH = Locale.of("es");

  private AvailabilityView() {}

  /**
   * The kiosk as a whole: whether it serves anybody, and a line for each act, in the words of the
   * back office.
   */
  static JsonObject kiosk(ServiceVerdict verdict) {
    var acts = new JsonArray();
    for (CitizenAct act : CitizenAct.values()) {
      acts.add(line(act, verdict.hindrances(act)));
    }
    return new JsonObject().put("serves", verdict.servesAnybody()).put("acts", acts);
  }

  /** Each service with its acts; a service that can't be called is shown all the same. */
  static JsonArray services(
      List<ServiceOffer> offers, ServiceHoursText hours, ServiceVerdict verdict) {
    var services = new JsonArray();
    for (ServiceOffer offer : offers) {
      var acts = new JsonArray();
      for (CitizenAct act : CitizenAct.values()) {
        acts.add(line(verdict, offer.id(), act));
      }
      JsonObject service =
          SessionView.labels(offer).put("open", canBeCalled(offer, verdict)).put("acts", acts);
      hours.of(offer).ifPresent(words -> service.put("hours", words));
      services.add(service);
    }
    return services;
  }

  /** Whether what the service needs works: video, and what else it can't do without. */
  static boolean canBeCalled(ServiceOffer offer, ServiceVerdict verdict) {
    return verdict.allows(offer.id(), CitizenAct.VIDEO)
        && offer.service().needs().stream().allMatch(act -> verdict.allows(offer.id(), act));
  }

  private static JsonObject line(CitizenAct act, Set<ServiceObstacle> obstacles) {
    return new JsonObject()
        .put("act", act.code())
        .put("ok", obstacles.isEmpty())
        .put("fr", ServiceVerdictText.line(act, obstacles, Locale.FRENCH))
        .put("en", ServiceVerdictText.line(act, obstacles, Locale.ENGLISH))
        .put("es", ServiceVerdictText.line(act, obstacles, SPANISH));
  }

  private static JsonObject line(ServiceVerdict verdict, ServiceCode service, CitizenAct act) {
    return new JsonObject()
        .put("act", act.code())
        .put("ok", verdict.allows(service, act))
        .put("fr", ServiceVerdictText.line(verdict, service, act, Locale.FRENCH))
        .put("en", ServiceVerdictText.line(verdict, service, act, Locale.ENGLISH))
        .put("es", ServiceVerdictText.line(verdict, service, act, SPANISH));
  }

  /** What is being done to the kiosk from afar. */
  static JsonObject care(RemoteCommandType action) {
    return new JsonObject()
        .put("fr", action.label(Locale.FRENCH))
        .put("en", action.label(Locale.ENGLISH))
        .put("es", action.label(SPANISH));
  }
}
