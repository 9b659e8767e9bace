package fr.teleguichet.fleet.site.visit;

import fr.teleguichet.fleet.kiosk.NextStep;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.kiosk.StatusReasonText;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.parts.Part;
import fr.teleguichet.hardware.text.Slug;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to take along against a fault: what its next step needs, by the profile of the board. */
@Singleton
final class SparePartSelector {

  /** The desk itself: nobody takes one along in a car. */
  private static final Slug DESK = new Slug("enclosure");

  private final Map<String, BoardProfile> profiles =
      BoardProfiles.BUILT_IN.stream()
          .collect(Collectors.toUnmodifiableMap(id -> id, BoardProfiles::builtIn));

  /** The parts; none where hands will do. */
  VisitSheet.Spares of(StatusReason reason, String profile, LocalizedText text) {
    List<String> needed = needed(reason);
    Optional<Peripheral> broken = broken(reason);
    if (needed.isEmpty() && broken.isEmpty()) {
      return VisitSheet.Spares.NONE;
    }
    return Optional.ofNullable(profiles.get(profile))
        .map(
            known ->
                new VisitSheet.Spares(
                    true,
                    Stream.concat(
                            needed.stream().flatMap(id -> part(known, id, text)),
                            broken.stream().flatMap(it -> whole(known, it, reason, text)))
                        .toList()))
        .orElse(VisitSheet.Spares.UNKNOWN);
  }

  /** The parts that the next step speaks of. */
  private static List<String> needed(StatusReason reason) {
    return switch (NextStep.of(reason)) {
      case REPLACE_STORAGE -> List.of("storage");
      case REPLACE_POWER_SUPPLY -> List.of("board-supply");
      case REPLACE_BATTERY -> List.of("ups");
      case COOL_DOWN ->
          reason instanceof StatusReason.PeripheralTrouble
              ? List.of("fan")
              : List.of("fan", "computer-cooler");
      default -> List.of();
    };
  }

  /** The peripheral that may have to be replaced. */
  private static Optional<Peripheral> broken(StatusReason reason) {
    return switch (reason) {
      case StatusReason.PeripheralGone gone -> Peripheral.ofDeviceId(gone.device());
      case StatusReason.PeripheralTrouble trouble ->
          isBeyondHands(NextStep.of(trouble), trouble.failed())
              ? Peripheral.ofDeviceId(trouble.device())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isBeyondHands(NextStep step, boolean failed) {
    return step == NextStep.INSPECT_PART || (step == NextStep.CHECK_CABLE && failed);
  }

  private static Stream<VisitSheet.Spare> part(
      BoardProfile profile, String id, LocalizedText text) {
    return profile.bill().part(new Slug(id)).stream()
        .map(
            part ->
                new VisitSheet.Spare(
                    text.say("visit.spare.name." + id),
                    List.of(SparePartText.of(profile, part, text))));
  }

  private static Stream<VisitSheet.Spare> whole(
      BoardProfile profile, Peripheral kind, StatusReason reason, LocalizedText text) {
    return profile.peripheral(kind).stream()
        .map(fitted -> parts(profile, fitted, reason))
        .filter(parts -> !parts.isEmpty())
        .map(
            parts ->
                new VisitSheet.Spare(
                    StatusReasonText.capital(StatusReasonText.device(kind.deviceId(), text)),
                    parts.stream().map(part -> SparePartText.of(profile, part, text)).toList()));
  }

  private static List<Part> parts(
      BoardProfile profile, FittedPeripheral fitted, StatusReason reason) {
    List<Part> all =
        fitted.parts().stream()
            .filter(id -> !id.equals(DESK))
            .flatMap(id -> profile.bill().part(id).stream())
            .toList();
    List<Part> told = all.stream().filter(part -> tellsOf(reason, part)).toList();
    return told.isEmpty() ? all : told;
  }

  /** Whether a peripheral of several parts says which: radar-silent, distance-blind. */
  private static boolean tellsOf(StatusReason reason, Part part) {
    String kind = part.id().value().split("-", 2)[0] + "-";
    return reason instanceof StatusReason.PeripheralTrouble trouble
        && Arrays.stream(trouble.reasons().split(",", -1))
            .anyMatch(it -> it.strip().startsWith(kind));
  }
}
