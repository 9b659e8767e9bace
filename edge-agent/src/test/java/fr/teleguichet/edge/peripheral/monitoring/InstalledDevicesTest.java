package fr.teleguichet.edge.peripheral.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.peripheral.scan.EsclScanner;
import fr.teleguichet.edge.peripheral.scan.SaneScanner;
import fr.teleguichet.hardware.board.BoardParseResult;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the board file names is what is asked. */
class InstalledDevicesTest {

  private static final String ESCL = "network: {protocol: escl, host: localhost, port: 60000}";

  @Test
  void theScannerIsReachedAsTheBoardFileSays() throws IOException {
    assertThat(InstalledDevices.real(board(ESCL), Path.of("/"), Map.of()).scanner())
        .get()
        .isInstanceOf(EsclScanner.class);
    assertThat(InstalledDevices.real(board("sane: {}"), Path.of("/"), Map.of()).scanner())
        .get()
        .isInstanceOf(SaneScanner.class);
  }

  private static BoardProfile board(String way) throws IOException {
    try (InputStream file = BoardProfiles.class.getResourceAsStream("/boards/generic-pc.yaml")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      byte[] changed = text.replace(ESCL, way).getBytes(UTF_8);
      return ((BoardParseResult.Accepted) BoardProfiles.read(changed)).profile();
    }
  }
}
