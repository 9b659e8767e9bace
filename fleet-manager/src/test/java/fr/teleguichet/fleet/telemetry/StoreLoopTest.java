package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.log.ExpectedErrors;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the thread before the database makes of a database that refuses. */
final class StoreLoopTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final int TRIES = 4;

  private final StoreHealth health = new StoreHealth();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<Optional<Instant>> away = new ArrayList<>();
  private int taken;

  /** Everything that is asked of it fails so. */
  private static DataSource failing(Exception failure) {
    return (DataSource)
        Proxy.newProxyInstance(
            StoreLoopTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, _, _) -> {
              throw failure;
            });
  }

  private void run(Exception failure, List<StoreItem> telemetry) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    StoreSource source =
        new StoreSource() {
          @Override
          public boolean awaitWork(long waitMillis) {
            return true;
          }

          @Override
          public boolean isDue() {
            return true;
          }

          @Override
          public StoreQueue.Batch take() {
            taken++;
            if (taken == TRIES) {
              Thread.currentThread().interrupt();
            }
            return new StoreQueue.Batch(telemetry, List.of(), List.of());
          }
        };
    StoreLoop loop =
        new StoreLoop(
            source,
            new StoreWriter(failing(failure), List.of(), clock),
            new StoreWriter(failing(failure), List.of(), clock),
            health,
            (_, _) -> {},
            clock,
            time -> {
              boolean _ = pauses.add(time);
              boolean _ = away.add(health.awaySince());
              if (pauses.size() == TRIES) {
                throw new InterruptedException();
              }
            });
    loop.run();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aDatabaseThatIsAwayIsSaidToBeAndAskedLessAndLess() {
    run(new SQLException("Socket error", "08000", -1), List.of());

    assertThat(away).hasSize(TRIES).allMatch(since -> since.equals(Optional.of(NOW)));
    assertThat(pauses).isSorted().doesNotHaveDuplicates();
  }

  /** The two threads may meet, and nobody shall read that the database is away. */
  @Test
  void aDeadlockIsTriedAgainSoonAndIsNoAbsence() {
    run(new SQLException("Deadlock found when trying to get lock", "40001", 1213), List.of());

    assertThat(away).hasSize(TRIES).allMatch(Optional::isEmpty);
    assertThat(pauses).isNotEmpty().allMatch(pause -> pause.toMillis() < 100);
  }

  /** Else nothing of any kiosk is stored until the next start. */
  @Test
  @ExpectedErrors("The database refuses an item; it was left out.")
  void anItemThatMeetsAFaultOfOursIsLeftOutAndTheNextOnesAreTaken() {
    StoreItem value =
        new StoreItem.OfExtra(
            new NodeAddress("lot", "gramat"), "", "Fan", DataType.INT32, Value.of(1), NOW);

    run(new IllegalStateException("no such thing"), List.of(value));

    assertThat(health.refusedItems()).isEqualTo(TRIES);
    assertThat(health.refusals().repeated())
        .extracting(RefusedItemRegister.Refusal::items)
        .containsExactly((long) TRIES);
    assertThat(away).isEmpty();
  }
}
