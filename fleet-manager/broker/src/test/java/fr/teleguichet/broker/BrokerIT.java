package fr.teleguichet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The broker's limits, seen from its clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrokerIT {
  private static final int SILENCE_MILLIS = 5_000;

  /** For what would have come before something that is there. */
  private static final int BRIEF_SILENCE_MILLIS = 500;

  private static final byte AFTER = 7;

  private BrokerProcess broker;

  @BeforeAll
  void theBrokerIsStarted(@TempDir Path folder) throws IOException {
    broker = BrokerProcess.started(folder, "--plain-port=0", "--data=" + folder.resolve("data"));
  }

  @AfterAll
  void theBrokerIsStopped() {
    broker.close();
  }

  @Test
  void theReadyFileTellsWhoAndWhere() throws IOException {
    assertThat(broker.ready().getProperty("pid")).isEqualTo(Long.toString(broker.process().pid()));
    assertThat(Instant.parse(broker.ready().getProperty("started")))
        .isEqualTo(broker.process().info().startInstant().orElseThrow());
    assertThat(broker.plainPort()).isPositive();
    assertThat(broker.ready()).doesNotContainKeys("address", "port");
  }

  /**
   * The host application may stop reading for seconds, as when its database commits slowly. With
   * HiveMQ's own limits nearly all of these messages are dropped without a word.
   */
  @Test
  void aReaderThatPausesLosesNothing() throws IOException {
    int messages = 60_000;
    byte[] report = new byte[340];
    new Random(1).nextBytes(report);
    try (RawClient reader = RawClient.connect(broker.plainPort(), "host");
        RawClient kiosk = RawClient.connect(broker.plainPort(), "kiosk")) {
      reader.subscribe("spBv1.0/#");

      for (int number = 0; number < messages; number++) {
        kiosk.publish("spBv1.0/lot/NDATA/kiosk-" + number % 250, report);
      }
      kiosk.flush();

      assertThat(reader.readPublishes(messages, SILENCE_MILLIS)).isEqualTo(messages);
    }
  }

  @Test
  void aPacketLargerThanTheLimitEndsTheConnection() throws IOException {
    try (RawClient reader = RawClient.connect(broker.plainPort(), "small-reader");
        RawClient kiosk = RawClient.connect(broker.plainPort(), "large");
        RawClient other = RawClient.connect(broker.plainPort(), "small")) {
      reader.subscribe("large/#");

      kiosk.publish("large/fits", new byte[200_000]);
      kiosk.flush();
      assertThat(reader.read().last()).isZero();

      // The broker hangs up as soon as it has read how long the packet is, so that the writing may
      // already fail.
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> {
                kiosk.publish("large/exceeds", new byte[300_000]);
                kiosk.flush();
                drain(kiosk);
              });
      other.publish("large/after", new byte[] {AFTER});
      other.flush();
      assertThat(reader.read().last()).as("nothing came between").isEqualTo(AFTER);
      assertThat(reader.readPublishes(1, BRIEF_SILENCE_MILLIS)).as("nor later").isZero();
    }
  }

  @Test
  void aClientIdThatIsTooLongIsRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> RawClient.connect(broker.plainPort(), "x".repeat(100) + "y".repeat(157)));
  }

  private static void drain(RawClient client) throws IOException {
    while (true) {
      RawClient.Packet _ = client.read();
    }
  }
}
