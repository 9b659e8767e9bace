package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
final class RemoteCommandLimiterIT {

  private static final NodeAddress NODE = new NodeAddress("lot", "borne-figeac");
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void aKioskThatHasJustConnectedMayBeAskedBeforeTheStoreKnowsIt(Database database) {
    database
        .jdbi()
        .useTransaction(handle -> RemoteCommandLimiter.lockKiosk(handle, NODE, true, NOW));
    database
        .jdbi()
        .useTransaction(handle -> RemoteCommandLimiter.lockKiosk(handle, NODE, true, NOW));

    assertThat(rows(database)).isEqualTo(1);
  }

  @Test
  void aKioskThatWasNeverConnectedIsRefused(Database database) {
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useTransaction(
                        handle -> RemoteCommandLimiter.lockKiosk(handle, NODE, false, NOW)))
        .isInstanceOf(RemoteCommandRefusalException.class);

    assertThat(rows(database)).isZero();
  }

  private static int rows(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM kiosk WHERE name = :name")
                    .bind("name", NODE.node())
                    .mapTo(int.class)
                    .one());
  }
}
