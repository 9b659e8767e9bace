package fr.teleguichet.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that can't be read in one go is split by what it decides, in every module. */
final class SourceSizeTest {
  private static final Path ROOT = Path.of("..");
  private static final int MAX_LINES = 350;

  @Test
  void noSourceFileIsLongerThanAReaderKeepsInMind() throws IOException {
    List<Path> sources = sources();

    assertThat(sources)
        .extracting(it -> module(it))
        .contains(
            "hardware",
            "hardware/release",
            "edge-agent",
            "edge-agent/simulator",
            "fleet-manager",
            "fleet-manager/broker",
            "fleet-manager/swarm",
            "fleet-manager/demo",
            "provisioning");
    assertThat(sources).filteredOn(it -> lines(it) > MAX_LINES).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> poms = Files.find(ROOT, 3, (file, _) -> file.endsWith("pom.xml"))) {
      return poms.map(pom -> pom.resolveSibling("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(SourceSizeTest::javaFiles)
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files =
        Files.find(folder, Integer.MAX_VALUE, (file, _) -> file.toString().endsWith(".java"))) {
      return files.toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String module(Path source) {
    return ROOT.relativize(source).toString().replaceFirst("/src/main/java/.*", "");
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
