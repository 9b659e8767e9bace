package fr.teleguichet.fleet.video;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.function.IntPredicate;

/** Changes what carries the calls of the whole fleet, in one action; the way back is the same. */
@Singleton
public final class FleetVideoProviderService {

  /** Somebody else changed it since it was read. */
  public static final class OvertakenException extends RefusalException {
    private static final long serialVersionUID = 1L;

    OvertakenException() {
      super(
          new Refusal.Conflict(
              "Somebody else has chosen another provider meanwhile: read it again."));
    }
  }

  private final FleetVideoRepository table;
  private final ConfiguredVideoProviders providers;
  private final AuditLog audit;
  private final Clock clock;

  FleetVideoProviderService(
      FleetVideoRepository table, ConfiguredVideoProviders providers, AuditLog audit, Clock clock) {
    this.table = table;
    this.providers = providers;
    this.audit = audit;
    this.clock = clock;
  }

  /** What carries calls now. */
  public FleetVideoProviderChoice current() {
    return table.find();
  }

  /**
   * Lets a provider carry the next call of every kiosk.
   *
   * @param isExpected whether the revision is the one that was read
   * @throws RefusalException when it is not, or the provider is not set up
   */
  public FleetVideoProviderChoice change(
      VideoProviderKind provider, IntPredicate isExpected, Principal who) {
    if (!providers.kinds().contains(provider)) {
      throw RefusalException.conflict("This provider is not set up: see the settings fleet.video.");
    }
    FleetVideoProviderChoice before = table.find();
    if (!isExpected.test(before.revision())) {
      throw new OvertakenException();
    }
    if (before.provider() == provider) {
      return before;
    }
    if (!table.replace(provider, before.revision(), clock.instant())) {
      throw new OvertakenException();
    }
    audit.append(
        new AuditEntry(
            who.actor(),
            "video.switched",
            provider.code(),
            who.address(),
            Map.of("from", before.provider().code(), "to", provider.code())));
    return table.find();
  }
}
