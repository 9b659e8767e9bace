package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.UpdateAbsence;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.notice.LegalNotices;
import fr.teleguichet.hardware.serve.ServiceVerdict;
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
 * @param notices what it has to tell by law
 */
public record KioskSnapshot(
    Supplier<UnitStatus> standing,
    Supplier<ServiceVerdict> verdict,
    Supplier<Optional<RemoteCommandType>> care,
    Supplier<Optional<UpdateAbsence>> away,
    Supplier<LegalNotices> notices) {

  /** A kiosk whose fleet said nothing of what it has to tell. */
  public KioskSnapshot(
      Supplier<UnitStatus> standing,
      Supplier<ServiceVerdict> verdict,
      Supplier<Optional<RemoteCommandType>> care,
      Supplier<Optional<UpdateAbsence>> away) {
    this(standing, verdict, care, away, () -> LegalNotices.UNSAID);
  }

  /** A kiosk that stays. */
  public KioskSnapshot(
      Supplier<UnitStatus> standing,
      Supplier<ServiceVerdict> verdict,
      Supplier<Optional<RemoteCommandType>> care) {
    this(standing, verdict, care, Optional::empty);
  }

  /** The same kiosk with these notices. */
  public KioskSnapshot with(Supplier<LegalNotices> told) {
    return new KioskSnapshot(standing, verdict, care, away, told);
  }

  /** Whether no session may begin: the unit is no kiosk, or about to go away. */
  boolean isClosed() {
    return standing.get().code().isPresent()
        || away.get().filter(UpdateAbsence::isClosing).isPresent();
  }

  /** A kiosk in service on which everything works and to which nothing is done. */
  public static KioskSnapshot allWell(Set<ServiceCode> offered) {
    ServiceVerdict well = ServiceVerdict.of(Set.of(), offered);
    return new KioskSnapshot(() -> UnitStatus.IN_SERVICE, () -> well, Optional::empty);
  }
}
