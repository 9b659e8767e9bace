package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read of one moment, while others write. */
@ExtendWith(TestDatabase.class)
final class SnapshotAwareConnectionFactoryIT {

  private static int write(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.execute("INSERT INTO kiosk_label (kiosk, label) VALUES (UUID(), 'pilote')"));
  }

  private static int count(Database database) {
    return database
        .jdbi()
        .inTransaction(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM kiosk_label").mapTo(Integer.class).one());
  }

  private static void somebodyWrites(Database database) {
    assertThat(CompletableFuture.supplyAsync(() -> write(database)).join()).isOne();
  }

  @Test
  void whatComesMeanwhileIsNotSeenAndIsThereAfterwards(Database database) {
    int seen =
        database.snapshot(
            () -> {
              somebodyWrites(database);
              int first = count(database);
              somebodyWrites(database);
              return first + database.snapshot(() -> count(database));
            });

    assertThat(seen).isZero();
    assertThat(count(database)).isEqualTo(2);
  }

  @Test
  void nothingIsWrittenInASnapshotAndItsConnectionIsAsAnyOtherAfterwards(Database database) {
    assertThatThrownBy(() -> database.snapshot(() -> write(database)))
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("READ ONLY");

    for (int i = 0; i < 30; i++) {
      assertThat(write(database)).isOne();
    }
    assertThat(count(database)).isEqualTo(30);
  }
}
