package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Who reads the log after a stop in order finds nothing to worry about. */
@ExtendWith(TestDatabase.class)
@Isolated("It looks at everything that is logged, and sets a property.")
@Tag("proof")
final class OrderlyStopIT {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    System.setProperty(SlowRound.ASKED, "yes");
  }

  @AfterEach
  void listenNoMore() {
    root.detachAppender(log);
    System.clearProperty(SlowRound.ASKED);
  }

  @Test
  void aRoundThatIsUnderWayKeepsThePartsThatItNeeds(Database database)
      throws IOException, InterruptedException {
    try (TestPages.Running server = TestPages.start(database, Map.of())) {
      SlowRound.Door door = server.context().getBean(SlowRound.Door.class);
      ExecutorService rounds =
          server
              .context()
              .getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.SCHEDULED));
      assertThat(door.awaitBegun()).isTrue();

      Thread stop = Thread.ofVirtual().name("stop").start(server::stopServing);
      Awaitility.await()
          .atMost(Durations.FIVE_MINUTES)
          .until(() -> rounds.isShutdown() || door.partsWent());
      door.open();
      stop.join();

      assertThat(door.partsWent()).isTrue();
      assertThat(door.wasCutShort()).isFalse();
      assertThat(log.list)
          .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
          .map(ILoggingEvent::getFormattedMessage)
          .isEmpty();
    }
  }
}
