package fr.teleguichet.edge.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files of a recorded machine, in a folder of the test's own that it may change. */
final class RecordedMachine {

  private static final Path RECORDINGS = Path.of("src/test/resources/fr/teleguichet/edge/health");

  private final Path root;

  private RecordedMachine(Path root) {
    this.root = root;
  }

  static RecordedMachine virtualMachine(Path folder) {
    return copy("virtual-machine", folder);
  }

  static RecordedMachine raspberryPi5(Path folder) {
    return copy("raspberry-pi-5", folder);
  }

  /** A machine that tells nothing. */
  static RecordedMachine bare(Path folder) {
    return new RecordedMachine(folder);
  }

  Path root() {
    return root;
  }

  MachineFileReader files() {
    return new MachineFileReader(root);
  }

  RecordedMachine write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RecordedMachine remove(String path) {
    try {
      Files.delete(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedMachine copy(String name, Path folder) {
    Path from = RECORDINGS.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.resolveSibling("."));
        Files.copy(file, to);
      }
      return new RecordedMachine(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
