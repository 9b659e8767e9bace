package fr.teleguichet.fleet.boot;

import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hundreds of managers are started in one JVM of tests: none may stay in its memory. */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class ClosedManagerIT {

  /** The server's own threads take some seconds to end. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void nothingOfAClosedManagerStaysInMemory(Database database) {
    List<WeakReference<Object>> parts = partsOfAClosedManager(database);

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              System.gc();
              return parts.stream().allMatch(part -> part.refersTo(null));
            });
  }

  /** One that is given to the context, and one that meters measure. */
  private static List<WeakReference<Object>> partsOfAClosedManager(Database database) {
    try (TestPages.Running pages = TestPages.start(database, Map.of())) {
      return Stream.of(TelemetryIngest.class, LiveFleetStatus.class)
          .<Object>map(pages.context()::getBean)
          .map(WeakReference::new)
          .toList();
    }
  }
}
