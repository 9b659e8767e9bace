package fr.teleguichet.edge.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnBoardDetectorTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "raspberrypi;5-model-b;brcm;bcm2712, teleguichet-v1",
    "raspberrypi;4-model-b;brcm;bcm2711, teleguichet-v1-pi4",
    "acme;board, generic-pc"
  })
  void theDeviceTreeSaysWhichBoardItIs(String names, String board) throws Exception {
    String[] words = names.split(";", -1);
    var content = new StringBuilder();
    for (int i = 0; i < words.length; i += 2) {
      content.append(words[i]).append(',').append(words[i + 1]).append('\0');
    }
    Path file = folder.resolve("compatible");
    Files.writeString(file, content);

    assertThat(OwnBoardDetector.detect(file).id().value()).isEqualTo(board);
  }

  @Test
  void aComputerWithoutADeviceTreeIsAPc() {
    assertThat(OwnBoardDetector.detect(folder.resolve("nothing")).id().value())
        .isEqualTo("generic-pc");
  }
}
