package fr.teleguichet.edge.screen;

import fr.teleguichet.hardware.device.CareAction;
import fr.teleguichet.hardware.journal.ServiceId;
import fr.teleguichet.hardware.serve.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the screen shows besides the session, looked at anew for each view.
 *
 * @param standing how the unit stands with its fleet
 * @param verdict what works for citizens
 * @param care what is being done to the kiosk from afar
 */
public record Glance(
    Supplier<Standing> standing, Supplier<Verdict> verdict, Supplier<Optional<CareAction>> care) {

  /** A kiosk in service on which everything works and to which nothing is done. */
  public static Glance allWell(Set<ServiceId> offered) {
    Verdict well = Verdict.of(Set.of(), offered);
    return new Glance(() -> Standing.IN_SERVICE, () -> well, Optional::empty);
  }
}
