package fr.teleguichet.edge.repair;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The checks of a kiosk. Each peripheral's own state stands on the status page and needs none. */
public final class KioskChecks {

  private KioskChecks() {}

  /**
   * All of them.
   *
   * @param reload has the citizen's page load itself again
   */
  public static List<SelfHealingCheck> of(
      KioskState kiosk, DurableNotes notes, Clock clock, Runnable reload) {
    return List.of(
        new PictureCheck(kiosk, reload),
        new StorageCheck(kiosk),
        new JournalCheck(kiosk, notes, clock));
  }

  /**
   * The page draws, or ought not to: one that hangs is loaded again, which costs nobody a session,
   * and a black screen is mended by starting its programs again.
   */
  record PictureCheck(KioskState kiosk, Runnable reload) implements SelfHealingCheck {
    private static final Set<String> BLACK = Set.of("no-picture", "no-page");

    @Override
    public String name() {
      return "picture";
    }

    @Override
    public Duration every() {
      return RepairCoordinator.ROUND;
    }

    @Override
    public List<RepairRung> rungs() {
      return List.of(
          RepairRung.COMPONENT, RepairRung.SCREEN, RepairRung.REBOOT, RepairRung.DEGRADED);
    }

    @Override
    public Future<Optional<String>> look() {
      String reasons =
          kiosk.peripheral(Peripheral.SCREEN).map(reading -> reading.reasons()).orElse("");
      return Future.succeededFuture(
          Arrays.stream(reasons.split(",", -1)).filter(BLACK::contains).findFirst());
    }

    @Override
    public Future<Void> mend() {
      reload.run();
      return Future.succeededFuture();
    }
  }

  /**
   * A file system that takes no writes, or in which errors were found since the agent began, is
   * mended by a check at the machine's start, if at all. Errors of before say nothing: a start has
   * not mended them.
   */
  static final class StorageCheck implements SelfHealingCheck {
    private final KioskState kiosk;
    private OptionalLong errorsBefore = OptionalLong.empty();

    StorageCheck(KioskState kiosk) {
      this.kiosk = kiosk;
    }

    @Override
    public String name() {
      return "storage";
    }

    @Override
    public Duration every() {
      return Duration.ofMinutes(1);
    }

    @Override
    public List<RepairRung> rungs() {
      return List.of(RepairRung.REBOOT, RepairRung.DEGRADED);
    }

    @Override
    public boolean isInformed() {
      return !kiosk.measure(HealthMetric.STORAGE_READ_ONLY).equals(Value.ABSENT);
    }

    @Override
    public Future<Optional<String>> look() {
      return Future.succeededFuture(
          isReadOnly(kiosk)
              ? Optional.of("read-only")
              : hasNewErrors() ? Optional.of("errors") : Optional.empty());
    }

    private boolean hasNewErrors() {
      if (!(kiosk.measure(HealthMetric.STORAGE_ERRORS) instanceof Value.Whole(long errors))) {
        return false;
      }
      if (errorsBefore.isEmpty()) {
        errorsBefore = OptionalLong.of(errors);
      }
      return errors > errorsBefore.getAsLong();
    }
  }

  private static boolean isReadOnly(KioskState kiosk) {
    return kiosk.measure(HealthMetric.STORAGE_READ_ONLY).equals(Value.of(true));
  }

  /**
   * The journal takes a note; seldom, since each one is flushed to the disk. A disk that takes no
   * writes is the storage's trouble: another start of the agent would mend nothing, and the agent
   * would take the disk for one that never was well.
   */
  record JournalCheck(KioskState kiosk, DurableNotes notes, Clock clock)
      implements SelfHealingCheck {
    @Override
    public String name() {
      return "journal";
    }

    @Override
    public Duration every() {
      return Duration.ofMinutes(5);
    }

    @Override
    public List<RepairRung> rungs() {
      return List.of(RepairRung.AGENT, RepairRung.REBOOT, RepairRung.DEGRADED);
    }

    @Override
    public Future<Optional<String>> look() {
      return isReadOnly(kiosk)
          ? Future.succeededFuture(Optional.empty())
          : notes.put("repair.pulse", clock.instant().toString()).map(_ -> Optional.empty());
    }
  }
}
