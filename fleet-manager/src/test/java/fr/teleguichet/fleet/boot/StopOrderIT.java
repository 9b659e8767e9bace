package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is still there when a part of the program goes. */
@ExtendWith(TestDatabase.class)
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
              assertThatExceptionOfType(ConnectException.class)
                  .as("there are no pages")
                  .isThrownBy(() -> new Socket(pages.getHost(), pages.getPort()).close());
              kiosk.records(last);
              await().until(() -> records(database) == 1);
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

  private static int records(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select("SELECT COUNT(*) FROM record").mapTo(Integer.class).one());
  }
}
