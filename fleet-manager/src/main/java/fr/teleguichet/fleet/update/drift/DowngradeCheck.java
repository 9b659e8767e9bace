package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Says of one kiosk whether it would refuse a distribution for being older than what it runs. */
@Singleton
public final class DowngradeCheck {

  private final Jdbi jdbi;
  private final SoftwareCatalogueRepository catalogue;

  DowngradeCheck(Database database, SoftwareCatalogueRepository catalogue) {
    this.jdbi = database.jdbi();
    this.catalogue = catalogue;
  }

  /** Why the kiosk would refuse it; empty where it would take it. */
  public Optional<DowngradeRefusal> refusal(TargetId kiosk, Distribution wanted) {
    return jdbi.withHandle(
        handle -> new DowngradeRefusalFinder(handle, catalogue).refusing(wanted, kiosk.value()));
  }

  /** The same of a distribution by its number. */
  public Optional<DowngradeRefusal> refusal(TargetId kiosk, int distribution) {
    return catalogue.find(distribution).flatMap(wanted -> refusal(kiosk, wanted));
  }
}
