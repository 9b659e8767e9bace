package fr.teleguichet.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code mvn package} puts into target/dist/lib for the board's lines. */
class PackageContentIT {

  /** Lines of the mock would look as if they worked, with nothing at their ends. */
  @Test
  void theKernelsProvidersAreThereAndTheMockIsNot() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target/dist/lib"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).anyMatch(name -> name.startsWith("pi4j-plugin-gpiod-"));
      assertThat(names).anyMatch(name -> name.startsWith("pi4j-plugin-linuxfs-"));
      assertThat(names).anyMatch(name -> name.startsWith("jSerialComm-"));
      assertThat(names).noneMatch(name -> name.contains("mock"));
    }
  }
}
