package fr.teleguichet.edge.health;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The lines {@code name: value} of which many of the kernel's files consist. */
final class KernelFieldReader {

  private KernelFieldReader() {}

  /** The value of the first line with this name. */
  static Optional<String> text(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .filter(rest -> rest.startsWith(":"))
        .map(rest -> rest.substring(1).strip())
        .findFirst();
  }

  /** The value of a line such as {@code MemTotal: 8245180 kB}. */
  static OptionalLong kibibytes(List<String> lines, String name) {
    return text(lines, name)
        .map(value -> MachineFileReader.parse(value.replace(" kB", "")))
        .orElse(OptionalLong.empty());
  }
}
