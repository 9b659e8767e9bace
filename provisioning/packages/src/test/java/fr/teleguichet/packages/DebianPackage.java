package fr.teleguichet.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A package that this build made, with the program that it was made of. */
record DebianPackage(String name, Path module, Path file) {

  static final DebianPackage AGENT = of("teleguichet-edge-agent", "edge-agent");
  static final DebianPackage MANAGER = of("teleguichet-fleet-manager", "fleet-manager");
  static final DebianPackage TOOL = of("teleguichet-provision", "provisioning");

  /** The three, for tests that ask the same of each. */
  static Stream<DebianPackage> all() {
    return Stream.of(AGENT, MANAGER, TOOL);
  }

  private static DebianPackage of(String name, String folder) {
    Path module = Path.of("..", "..", folder);
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      List<Path> packages =
          files.filter(it -> it.getFileName().toString().matches(name + "_.+_all\\.deb")).toList();
      assertThat(packages).as("packages of " + module + ", made by mvn package").hasSize(1);
      return new DebianPackage(name, module, packages.getFirst());
    } catch (IOException e) {
      throw new AssertionError("mvn package has not been run for " + module, e);
    }
  }

  /** The program as Maven lays it out. */
  Path dist() {
    return module.resolve("target/dist");
  }

  /** A field of its control file, empty when it is not there. */
  String field(String field) {
    return Program.output("dpkg-deb", "--field", file.toString(), field).strip();
  }

  String version() {
    return field("Version");
  }

  /** Lays its files into a folder. */
  void extractInto(Path folder) {
    String _ = Program.output("dpkg-deb", "--extract", file.toString(), folder.toString());
  }

  @Override
  public String toString() {
    return name;
  }
}
