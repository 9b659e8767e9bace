package fr.teleguichet.fleet.site.visit;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.parts.Part;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which parts stand for a peripheral of a kiosk, by the profile of its board. */
@Singleton
final class SpareParts {

  private final Map<String, BoardProfile> profiles =
      BoardProfiles.BUILT_IN.stream()
          .collect(Collectors.toUnmodifiableMap(id -> id, BoardProfiles::builtIn));

  /** The parts, where both the profile and the peripheral are known. */
  List<Part> of(String profile, String device) {
    return Optional.ofNullable(profiles.get(profile))
        .flatMap(
            known ->
                Peripheral.ofDeviceId(device)
                    .flatMap(known::peripheral)
                    .map(fitted -> parts(known, fitted)))
        .orElse(List.of());
  }

  private static List<Part> parts(BoardProfile profile, FittedPeripheral fitted) {
    return fitted.parts().stream().flatMap(id -> profile.bill().part(id).stream()).toList();
  }
}
