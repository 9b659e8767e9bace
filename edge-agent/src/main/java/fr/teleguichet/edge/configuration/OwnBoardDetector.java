package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.CompatibleName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The board file that fits the computer on which the agent runs. */
final class OwnBoardDetector {

  /** Where a computer with a device tree says what it is; a PC has none. */
  static final Path DEVICE_TREE = Path.of("/proc/device-tree/compatible");

  private static final int MAX_LENGTH = 4_096;

  private OwnBoardDetector() {}

  static BoardProfile detect(Path file) {
    return BoardProfiles.builtIn(BoardProfiles.detect(names(file)).value());
  }

  private static List<String> names(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return CompatibleName.names(content.readNBytes(MAX_LENGTH));
    } catch (IOException _) {
      return List.of();
    }
  }
}
