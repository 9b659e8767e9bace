package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.Severity;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.StateReasonNormaliser;
import fr.teleguichet.hardware.text.EnumCodes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which rule a reason of a kiosk falls under. What passes by itself, such as a busy processor,
 * falls under none.
 */
final class StatusReasonClassifier {

  private static final Set<String> SUPPLIES =
      Set.of(
          "media-empty",
          "media-low",
          "media-needed",
          "marker-supply-low",
          "marker-supply-empty",
          "toner-low",
          "toner-empty");

  /** That nobody is served follows from what does not work, where that is said. */
  private static final String SERVICE = "service";

  /** So it is with what citizens can't do there, beside speaking with somebody. */
  private static final String PARTLY = "partly";

  private StatusReasonClassifier() {}

  /** What holds of a kiosk, before it is said of which. */
  record Held(AlertKind kind, String topic, Optional<Instant> since) {
    ObservedCondition condition(AlertSubject kiosk, Optional<Integer> site, Instant now) {
      return new ObservedCondition(
          new ObservedCondition.Key(kind, kiosk, topic),
          site,
          since.filter(it -> !it.isAfter(now)).orElse(now),
          0);
    }
  }

  static List<Held> of(KioskRow row) {
    List<Held> held = row.reasons().stream().flatMap(it -> of(it).stream()).toList();
    boolean isExplained =
        held.stream()
            .anyMatch(
                it ->
                    it.kind() == AlertKind.DEGRADED
                        && !Set.of(SERVICE, PARTLY).contains(it.topic()));
    boolean isPartExplained = held.stream().anyMatch(StatusReasonClassifier::namesAPart);
    return held.stream()
        .filter(it -> !(isExplained && it.topic().equals(SERVICE)))
        .filter(it -> !(isPartExplained && it.topic().equals(PARTLY)))
        .toList();
  }

  private static boolean namesAPart(Held held) {
    return held.kind() == AlertKind.PAPER_LOW
        || (held.kind() == AlertKind.DEGRADED && !held.topic().equals(PARTLY));
  }

  private static Optional<Held> of(StatusReason reason) {
    return switch (reason) {
      case StatusReason.LinkLost(Instant since) -> held(AlertKind.OFFLINE, "", since);
      case StatusReason.OverdueStop stop -> held(AlertKind.OFFLINE, "", stop.since());
      case StatusReason.NoNews(Instant since) -> held(AlertKind.OFFLINE, "", since);
      case StatusReason.PeripheralGone gone ->
          held(ofDevice(gone.device()), gone.device(), gone.since());
      case StatusReason.PeripheralTrouble trouble -> trouble(trouble);
      case StatusReason.Unhealthy unhealthy -> measure(unhealthy);
      case StatusReason.ServesNobody nobody ->
          nobody.severity() == Severity.FAILED
              ? Optional.of(new Held(AlertKind.DEGRADED, SERVICE, Optional.empty()))
              : Optional.empty();
      case StatusReason.CallTestFailed _ ->
          Optional.of(new Held(AlertKind.CALL_TEST, "", Optional.empty()));
      case StatusReason.ServesPartly _ ->
          Optional.of(new Held(AlertKind.DEGRADED, PARTLY, Optional.empty()));
      case StatusReason.WrongClock _ ->
          Optional.of(new Held(AlertKind.CLOCK_WRONG, "", Optional.empty()));
      // What is wrong with the kiosk itself follows as reasons of its own.
      case StatusReason.SiteOutOfUse _ -> Optional.empty();
      // Failed updates are counted from their records; what is sent too much is the sender's.
      case StatusReason.UpdateGivenUp _,
          StatusReason.SendsTooMuch _,
          StatusReason.AnnouncedStop _ ->
          Optional.empty();
    };
  }

  private static Optional<Held> held(AlertKind kind, String topic, Instant since) {
    return Optional.of(new Held(kind, topic, Optional.of(since)));
  }

  private static AlertKind ofDevice(String device) {
    return device.equals(Peripheral.ENCLOSURE.deviceId()) ? AlertKind.TAMPER : AlertKind.DEGRADED;
  }

  private static Optional<Held> trouble(StatusReason.PeripheralTrouble trouble) {
    boolean isSupply =
        trouble.device().equals(Peripheral.PRINTER.deviceId())
            && Arrays.stream(trouble.reasons().split(",", -1))
                .map(StateReasonNormaliser::withoutSeverity)
                .anyMatch(SUPPLIES::contains);
    if (isSupply) {
      return held(AlertKind.PAPER_LOW, "", trouble.since());
    }
    AlertKind kind = ofDevice(trouble.device());
    return trouble.failed() || kind == AlertKind.TAMPER
        ? held(kind, trouble.device(), trouble.since())
        : Optional.empty();
  }

  private static Optional<Held> measure(StatusReason.Unhealthy unhealthy) {
    HealthMetric metric = unhealthy.metric();
    String topic = EnumCodes.code(metric);
    if (metric == HealthMetric.CLOCK_SYNCHRONISED) {
      return Optional.of(new Held(AlertKind.CLOCK_WRONG, "", Optional.empty()));
    }
    if (metric.name().startsWith("STORAGE_")) {
      return Optional.of(new Held(AlertKind.STORAGE_FAILING, topic, Optional.empty()));
    }
    return unhealthy.severity() == Severity.FAILED
        ? Optional.of(new Held(AlertKind.DEGRADED, topic, Optional.empty()))
        : Optional.empty();
  }
}
