package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.screen.Annex.Admission;
import fr.teleguichet.edge.technician.PinGuard;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The technician's PIN as the lock of the workbench. It has a guard of its own: who guesses on the
 * local network does not lock out the technician in front of the kiosk.
 */
record BenchLock(PinGuard guard) implements Function<Optional<String>, Admission> {

  @Override
  public Admission apply(Optional<String> shown) {
    return switch (guard.judge(shown)) {
      case PinGuard.Verdict.Admitted _ -> new Admission.Granted();
      case PinGuard.Verdict.Refused _ -> new Admission.Refused();
      case PinGuard.Verdict.Closed(Duration left) -> new Admission.Closed(left);
    };
  }
}
