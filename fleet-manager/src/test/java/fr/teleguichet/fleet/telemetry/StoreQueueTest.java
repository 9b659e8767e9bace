package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for the database when its disk is nearly full. */
final class StoreQueueTest {
  private static final NodeAddress NODE = new NodeAddress("lot", "figeac-1");

  private final AtomicBoolean spaceIsShort = new AtomicBoolean();
  private final StoreQueue queue = new StoreQueue(10, 10, spaceIsShort::get);

  private static StoreItem value() {
    return new StoreItem.OfExtra(
        NODE, "", "Some/Thing", DataType.DOUBLE, Value.of(1.0), Instant.EPOCH);
  }

  private static StoreItem records() {
    KioskJournalStatus journal =
        new KioskJournalStatus(new UUID(1, 2), OptionalLong.empty(), false);
    return new StoreItem.OfRecords(NODE, journal, List.of(), Instant.EPOCH);
  }

  @Test
  void recordsAreTakenWhileReportsAreLeftOutAndCounted() {
    spaceIsShort.set(true);
    queue.put(value());
    queue.put(records());
    queue.put(value());

    assertThat(queue.telemetry().take().isEmpty()).isTrue();
    assertThat(queue.records().take().records()).hasSize(1);
    assertThat(queue.withheld()).isEqualTo(2);
    assertThat(queue.dropped()).isZero();
  }

  @Test
  void reportsAreTakenAgainOnceThereIsPlace() {
    spaceIsShort.set(true);
    queue.put(value());
    spaceIsShort.set(false);
    queue.put(value());

    assertThat(queue.telemetry().take().telemetry()).hasSize(1);
    assertThat(queue.withheld()).isEqualTo(1);
  }

  /** What a server says whose disk is full passes, and is no fault of what was to be stored. */
  @ParameterizedTest
  @CsvSource({
    "1021,HY000,Disk full (/tmp); waiting for someone to free some space...",
    "1026,HY000,Error writing file './t' (errno: 28)",
    "1030,HY000,'Got error 28 \"No space left on device\" from storage engine InnoDB'",
    "1114,HY000,The table 'journal' is full",
    "3,HY000,Error writing file '/tmp/MLfd=33' (Errcode: 28 \"No space left on device\")"
  })
  void aFullDiskOfTheServerIsWaitedFor(int code, String state, String words) {
    assertThat(StoreLoop.isConnectionLoss(new SQLException(words, state, code))).isTrue();
  }

  @Test
  void anotherFaultOfAStorageEngineIsNot() {
    assertThat(
            StoreLoop.isConnectionLoss(
                new SQLException("Got error 175 \"File too short\"", "HY000", 1030)))
        .isFalse();
  }
}
