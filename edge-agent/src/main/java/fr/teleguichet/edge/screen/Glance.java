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
 * @param away that the kiosk goes away for an update
 */
public record Glance(
    Supplier<Standing> standing,
    Supplier<Verdict> verdict,
    Supplier<Optional<CareAction>> care,
    Supplier<Optional<Away>> away) {

  /** A kiosk that stays. */
  public Glance(
      Supplier<Standing> standing, Supplier<Verdict> verdict, Supplier<Optional<CareAction>> care) {
    this(standing, verdict, care, Optional::empty);
  }

  /** Whether no session may begin: the unit is no kiosk, or about to go away. */
  boolean isClosed() {
    return standing.get().code().isPresent() || away.get().filter(Away::isClosing).isPresent();
  }

  /** A kiosk in service on which everything works and to which nothing is done. */
  public static Glance allWell(Set<ServiceId> offered) {
    Verdict well = Verdict.of(Set.of(), offered);
    return new Glance(() -> Standing.IN_SERVICE, () -> well, Optional::empty);
  }
}
