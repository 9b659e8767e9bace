package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Durations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What is still there when a part of the program goes. */
@ExtendWith(TestDatabase.class)
@Isolated("It looks at the filters of every log line.")
@Tag("proof")
final class StopOrderIT {

  @Test
  void whatKiosksSayIsStoredUntilNothingMoreCanComeAndTheFolderIsLockedToTheLast(Database database)
      throws IOException {
    List<String> gone = new ArrayList<>();
    TestPages.Running server = TestPages.start(database, Map.of());
    URI pages = server.uri("");
    Path folder = server.context().getBean(DataFolder.class).root();
    SimulatedKiosk kiosk = server.kiosk("lot", "figeac-1").born();
    List<KioskRecord> last = List.of(new KioskRecord.Presence(server.clock().instant(), 1, 0));
    server
        .systems()
        .link()
        .atItsEnd(
            () -> {
              // Netty gives the port back a moment after it was told to.
              await().atMost(Durations.FIVE_MINUTES).until(() -> !isServed(pages));
              kiosk.records(last);
              await().atMost(Durations.FIVE_MINUTES).until(() -> records(database) == 1);
              gone.add("link");
            });
    server
        .systems()
        .whenTheDatabaseGoes(
            () -> {
              assertThat(DataFolder.tryOpen(folder)).as("the folder is locked").isEmpty();
              gone.add("database");
            });

    server.close();

    assertThat(gone).containsExactly("link", "database");
    DataFolder.open(folder).close();
  }

  @Test
  void aServerThatStoppedIsNotToldOfTheLogAnyMore(Database database) {
    LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
    int before = log.getTurboFilterList().size();

    try (TestPages.Running _ = TestPages.start(database, Map.of())) {
      assertThat(log.getTurboFilterList()).hasSizeGreaterThan(before);
    }

    assertThat(log.getTurboFilterList()).hasSize(before);
  }

  private static boolean isServed(URI pages) throws IOException {
    try (Socket _ = new Socket(pages.getHost(), pages.getPort())) {
      return true;
    } catch (ConnectException _) {
      return false;
    }
  }

  private static int records(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select("SELECT COUNT(*) FROM record").mapTo(Integer.class).one());
  }
}
