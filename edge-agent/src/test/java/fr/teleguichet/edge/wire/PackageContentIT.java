package fr.teleguichet.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code mvn package} puts into target/dist, which is what kiosks have installed. */
@Tag("proof")
class PackageContentIT {

  /** Classes, pages, scenarios, and what would have the agent find them. */
  private static final Pattern SIMULATED =
      Pattern.compile(
          "Simulated|/simulat(or|ion)/|edge-simulator|/slot/|scenarios/|workbench\\.js|/services/fr");

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

  /** Nothing on a kiosk can play that a citizen came. */
  @Test
  void noSimulatorIsThere() throws IOException {
    List<String> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("target/dist"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.add(file.toString());
        if (file.getFileName().toString().matches("edge-.*\\.jar")) {
          try (var jar = new JarFile(file.toFile())) {
            jar.stream().map(ZipEntry::getName).forEach(entries::add);
          }
        }
      }
    }
    assertThat(entries)
        .contains("fr/teleguichet/edge/hardware/KioskHardware.class")
        .noneMatch(SIMULATED.asPredicate());
  }
}
