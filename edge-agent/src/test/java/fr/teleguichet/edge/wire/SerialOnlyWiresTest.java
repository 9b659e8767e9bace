package fr.teleguichet.edge.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.text.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A computer without a header says what it lacks, and which adapter is meant. */
class SerialOnlyWiresTest {

  private static final BoardProfile PC = BoardProfiles.builtIn("generic-pc");
  private static final PeripheralConnection.Serial RADAR =
      PC.peripheral(Peripheral.PRESENCE).orElseThrow().connections().stream()
          .map(PeripheralConnection.Serial.class::cast)
          .findFirst()
          .orElseThrow();

  @TempDir private Path root;

  @Test
  void whereNoAdapterIsItSaysWhatToPlugIn() throws IOException {
    assertThatThrownBy(this::open)
        .hasMessage("no adapter is plugged in at /dev/serial/by-id/usb-*");
    Path names = Files.createDirectories(root.resolve("dev/serial/by-id"));
    assertThatThrownBy(this::open).hasMessageStartingWith("no adapter is plugged in");
    Files.createSymbolicLink(names.resolve("usb-A"), root.resolve("gone"));
    assertThatThrownBy(this::open)
        .as("a name whose device has just gone")
        .hasMessageStartingWith("no adapter is plugged in");
  }

  @Test
  void ofTwoAdaptersNoneIsGuessed() throws IOException {
    Path names = Files.createDirectories(root.resolve("dev/serial/by-id"));
    Files.createFile(names.resolve("usb-B"));
    Files.createFile(names.resolve("usb-A"));
    assertThatThrownBy(this::open)
        .hasMessage(
            "/dev/serial/by-id/usb-* names 2 adapters ([usb-A, usb-B]); give more of the name in"
                + " the board file");
  }

  @Test
  void aPortThatCouldNotBeOpenedCanBeTriedAgain() {
    try (var wires = new SerialOnlyWires(PC, root)) {
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(() -> wires.stream(RADAR, _ -> {}, _ -> {}))
            .hasMessageStartingWith("no adapter is plugged in");
      }
    }
  }

  @Test
  void thereIsNoHeader() {
    try (var wires = new SerialOnlyWires(PC, root)) {
      assertThatThrownBy(() -> wires.output(new Slug("light-red")))
          .hasMessage("board generic-pc has no header, so light-red can't be opened");
    }
  }

  private void open() throws WireException {
    try (var wires = new SerialOnlyWires(PC, root)) {
      wires.stream(RADAR, _ -> {}, _ -> {}).close();
    }
  }
}
