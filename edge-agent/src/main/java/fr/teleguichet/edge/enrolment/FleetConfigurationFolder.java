package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.loop.BlockingWait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The settings that the fleet gave the unit, as the agent's start script finds them. */
@BlockingWait
record FleetConfigurationFolder(Path folder) {

  static FleetConfigurationFolder in(Path data) {
    return new FleetConfigurationFolder(data.resolve("configurations"));
  }

  /**
   * Deletes them; links are deleted and not followed.
   *
   * @return whether there were any
   */
  boolean delete() throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    // Which one counts goes first: half a folder must not be chosen by the next start.
    Files.deleteIfExists(folder.resolve("current"));
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
    return true;
  }
}
