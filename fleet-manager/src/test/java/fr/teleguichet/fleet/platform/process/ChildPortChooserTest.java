package fr.teleguichet.fleet.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildPortChooserTest {
  private static final String LOOPBACK = "127.0.0.1";

  @TempDir private Path folder;
  private Path memory = Path.of("");

  @BeforeEach
  void nothingIsRemembered() {
    memory = folder.resolve("broker.port");
  }

  @Test
  void aFreePortIsChosenAndRemembered() throws IOException {
    int port = any().choose(false);

    assertThat(port).isPositive();
    assertThat(any().choose(false)).isEqualTo(port);
  }

  /** The child of a killed manager holds the port; another port would mean another command. */
  @Test
  void theChildLeftBehindKeepsItsPort() throws IOException {
    try (ServerSocket child = listening()) {
      remember(Integer.toString(child.getLocalPort()));

      assertThat(any().choose(true)).isEqualTo(child.getLocalPort());
    }
  }

  @Test
  void aRememberedPortThatSomebodyElseTookIsGivenUp() throws IOException {
    try (ServerSocket stranger = listening()) {
      remember(Integer.toString(stranger.getLocalPort()));

      assertThat(any().choose(false)).isNotEqualTo(stranger.getLocalPort());
    }
  }

  @Test
  void aDamagedMemoryIsForgotten() throws IOException {
    remember("99999");

    assertThat(any().choose(false)).isBetween(1, 65_535);
  }

  @Test
  void aConfiguredPortThatIsTakenIsAnErrorWithAWayOut() throws IOException {
    try (ServerSocket stranger = listening()) {
      ChildPortChooser port = fixed(stranger.getLocalPort());

      assertThatExceptionOfType(PortTakenException.class)
          .isThrownBy(() -> port.choose(false))
          .withMessageContaining("Port " + stranger.getLocalPort())
          .withMessageContaining("the embedded broker")
          .withMessageContaining("fleet.broker.port");
    }
  }

  @Test
  void aConfiguredPortMayBeHeldByTheChildLeftBehind() throws IOException {
    try (ServerSocket child = listening()) {
      remember(Integer.toString(child.getLocalPort()));

      assertThat(fixed(child.getLocalPort()).choose(true)).isEqualTo(child.getLocalPort());
    }
  }

  @Test
  void aChildLeftBehindOnAnotherPortExcusesNobody() throws IOException {
    try (ServerSocket stranger = listening()) {
      remember("1");
      ChildPortChooser port = fixed(stranger.getLocalPort());

      assertThatExceptionOfType(PortTakenException.class).isThrownBy(() -> port.choose(true));
    }
  }

  private ChildPortChooser any() {
    return fixed(0);
  }

  private ChildPortChooser fixed(int port) {
    return new ChildPortChooser("the embedded broker", "fleet.broker.port", LOOPBACK, port, memory);
  }

  private void remember(String port) throws IOException {
    Path _ = Files.writeString(memory, port);
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
