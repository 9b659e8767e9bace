package fr.teleguichet.swarm.enrol;

import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.swarm.kiosk.KioskIdentity;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whom to enrol.
 *
 * @param kiosks how many kiosks, 1 to 100,000
 * @param first the number of the first
 * @param territories what they are spread over, at least one
 * @param parallel how many are dealt with at a time, 1 to 256
 */
public record EnrolPlan(int kiosks, int first, List<Territory> territories, int parallel) {

  private static final int MAX_KIOSKS = 100_000;
  private static final int MAX_PARALLEL = 256;

  public EnrolPlan {
    territories = List.copyOf(territories);
    if (kiosks < 1 || kiosks > MAX_KIOSKS) {
      throw new IllegalArgumentException(kiosks + " kiosks is not within 1 and " + MAX_KIOSKS);
    }
    if (first < 1 || first - 1 > KioskIdentity.MAX_SIZE - kiosks) {
      throw new IllegalArgumentException(
          kiosks + " kiosks from number " + first + " do not lie within 1 and 999999");
    }
    if (territories.isEmpty()) {
      throw new IllegalArgumentException("kiosks need at least one territory");
    }
    if (parallel < 1 || parallel > MAX_PARALLEL) {
      throw new IllegalArgumentException(
          parallel + " at a time is not within 1 and " + MAX_PARALLEL);
    }
  }

  /** Every kiosk, in the order of the numbers. */
  List<KioskIdentity> identities() {
    return IntStream.range(first, first + kiosks)
        .mapToObj(number -> KioskIdentity.of(number, territories))
        .toList();
  }
}
