package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FirstWriteGateTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final byte[] PACKET = {0x10, 0};

  private final FirstWriteGate gate = new FirstWriteGate();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final OutputStream out = gate.opener(sent);
  private final InputStream in = gate.guard(new ByteArrayInputStream(new byte[] {7}));
  private final CompletableFuture<Integer> read = new CompletableFuture<>();
  private final Thread reader = Thread.ofPlatform().start(this::read);

  private void read() {
    try {
      read.complete(in.read());
    } catch (IOException e) {
      read.completeExceptionally(e);
    }
  }

  @AfterEach
  void letGo() {
    gate.open();
  }

  /** As long as it takes: a slow machine may need seconds to begin all of Paho's threads. */
  private void awaitWaitingWithoutLimit() {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(reader.getState()).isEqualTo(Thread.State.WAITING));
    assertThat(read).isNotDone();
  }

  @Test
  void aReaderWaitsForTheFirstWriteHoweverLongThatTakes() throws IOException {
    awaitWaitingWithoutLimit();

    out.write(PACKET);

    assertThat(read).succeedsWithin(LONG).isEqualTo(7);
    assertThat(sent.toByteArray()).isEqualTo(PACKET);
    assertThat(gate.shut()).as("nothing was written").isFalse();
  }

  @Test
  void aWriteThatIsRefusedLetsTheReaderGoToo() {
    awaitWaitingWithoutLimit();
    assertThat(gate.shut()).as("nothing was written").isTrue();
    assertThat(read).isNotDone();

    assertThatThrownBy(() -> out.write(PACKET)).isInstanceOf(IOException.class);

    assertThat(read).succeedsWithin(LONG);
    assertThat(sent.toByteArray()).isEmpty();
  }

  @Test
  void aReaderIsLetGoWhenNobodyWillWriteAnyMore() {
    awaitWaitingWithoutLimit();

    gate.open();

    assertThat(read).succeedsWithin(LONG);
  }
}
