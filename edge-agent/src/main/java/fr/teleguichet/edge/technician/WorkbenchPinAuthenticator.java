package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.screen.ExtraPage.Admission;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The technician's PIN as the lock of the workbench. It has a guard of its own: who guesses on the
 * local network does not lock out the technician in front of the kiosk.
 */
public record WorkbenchPinAuthenticator(PinAuthenticator guard)
    implements Function<Optional<String>, Admission> {

  @Override
  public Admission apply(Optional<String> shown) {
    return switch (guard.judge(shown)) {
      case PinAuthenticator.Verdict.Admitted _ -> new Admission.Granted();
      case PinAuthenticator.Verdict.Refused _ -> new Admission.Refused();
      case PinAuthenticator.Verdict.Closed(Duration left) -> new Admission.Closed(left);
    };
  }
}
