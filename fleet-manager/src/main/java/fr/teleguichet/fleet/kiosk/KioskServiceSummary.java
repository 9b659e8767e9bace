package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.serve.CitizenAct;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kiosk in one sentence, by the one rule for lists, pages, map, streams and programs: in service,
 * in service without printing, needs somebody, out of service.
 *
 * @param without what citizens can't do there, where they can speak with somebody
 */
public record KioskServiceSummary(ServiceLevel level, Set<CitizenAct> without) {

  public KioskServiceSummary {
    Set<CitizenAct> copy = EnumSet.noneOf(CitizenAct.class);
    copy.addAll(without);
    without = Collections.unmodifiableSet(copy);
  }

  /** Judges by the verdict and its reasons, and by what the kiosk says of whom it can serve. */
  static KioskServiceSummary of(
      KioskStatusCode standing, List<StatusReason> reasons, ServiceAvailabilityText service) {
    return switch (standing) {
      case OFFLINE, FAILED -> whole(ServiceLevel.OUT_OF_SERVICE);
      case UNKNOWN -> whole(ServiceLevel.UNKNOWN);
      case NEVER_SEEN -> whole(ServiceLevel.NEVER_SEEN);
      case UPDATES_ONLY -> whole(ServiceLevel.UPDATES_ONLY);
      case STOPPED -> whole(ServiceLevel.STOPPED);
      case WATCH, OK -> serving(standing, without(reasons, service));
    };
  }

  private static KioskServiceSummary whole(ServiceLevel level) {
    return new KioskServiceSummary(level, Set.of());
  }

  private static KioskServiceSummary serving(KioskStatusCode standing, Set<CitizenAct> without) {
    if (!without.isEmpty()) {
      return new KioskServiceSummary(ServiceLevel.LIMITED, without);
    }
    return whole(
        standing == KioskStatusCode.OK ? ServiceLevel.IN_SERVICE : ServiceLevel.NEEDS_ATTENTION);
  }

  private static Set<CitizenAct> without(
      List<StatusReason> reasons, ServiceAvailabilityText service) {
    Set<CitizenAct> without = EnumSet.noneOf(CitizenAct.class);
    without.addAll(service.without());
    reasons.forEach(reason -> actTaken(reason).ifPresent(without::add));
    return without;
  }

  private static Optional<CitizenAct> actTaken(StatusReason reason) {
    boolean broken =
        reason instanceof StatusReason.PeripheralGone
            || (reason instanceof StatusReason.PeripheralTrouble trouble && trouble.failed());
    return broken ? act(ProblemKind.of(reason).code()) : Optional.empty();
  }

  /** Whether citizens can't do something because of it, so that it explains these words. */
  static boolean isLimited(StatusReason reason) {
    return reason instanceof StatusReason.ServesPartly || actTaken(reason).isPresent();
  }

  /** What citizens do with the peripheral, whatever else the kiosk can do. */
  static Optional<CitizenAct> act(String device) {
    return Peripheral.ofDeviceId(device)
        .flatMap(
            peripheral ->
                switch (peripheral) {
                  case PRINTER -> Optional.of(CitizenAct.PRINT);
                  case SCANNER -> Optional.of(CitizenAct.SCAN);
                  case SCREEN, CAMERA, AUDIO, READER, PRESENCE, LIGHT, POWER, ENCLOSURE ->
                      Optional.empty();
                });
  }

  /** The sentence. */
  public String words(LocalizedText text) {
    return level == ServiceLevel.LIMITED
        ? text.say("level.limited", acts(text))
        : text.say("level." + level.code());
  }

  /** What citizens can't do, in words. */
  String acts(LocalizedText text) {
    return without.stream()
        .map(act -> text.say("level.without." + act.code()))
        .collect(Collectors.joining(text.say("level.without.and")));
  }
}
