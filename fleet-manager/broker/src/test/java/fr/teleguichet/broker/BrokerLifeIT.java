package fr.teleguichet.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the broker's program begins and ends. */
@Tag("proof")
final class BrokerLifeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @Test
  void sigtermStopsItInOrder() throws IOException {
    BrokerProcess broker =
        BrokerProcess.started(folder, "--plain-port=0", "--data=" + folder.resolve("data"));

    broker.process().destroy();

    assertThat(broker.process().onExit()).succeedsWithin(PATIENCE);
    assertThat(broker.process().exitValue()).isEqualTo(ExitCode.STOPPED);
    assertThat(folder.resolve("ready")).doesNotExist();
    assertThat(broker.output().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("time="))
        .satisfiesOnlyOnce(
            line -> assertThat(line).contains(" level=WARN ", "in any kiosk's name"));
  }

  @Test
  void aTakenPortIsOneSentenceAndAnExitCodeOfItsOwn() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      BrokerProcess broker =
          BrokerProcess.launch(folder, "--plain-port=" + port, "--data=" + folder.resolve("data"));

      assertThat(broker.process().onExit()).succeedsWithin(PATIENCE);
      assertThat(broker.process().exitValue()).isEqualTo(ExitCode.PORT_TAKEN);
      assertThat(broker.output().lines()).hasSize(1);
      assertThat(broker.output()).contains("port " + port, "--plain-port");
    }
  }

  @Test
  void aDataFolderThatCannotBeUsedIsOneSentenceAndAnExitCodeOfItsOwn() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    BrokerProcess broker =
        BrokerProcess.launch(folder, "--plain-port=0", "--data=" + file.resolve("data"));

    assertThat(broker.process().onExit()).succeedsWithin(PATIENCE);
    assertThat(broker.process().exitValue()).isEqualTo(ExitCode.DATA_FOLDER);
    assertThat(broker.output().lines()).hasSize(1);
  }
}
