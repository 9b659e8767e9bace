package fr.teleguichet.edge.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The processor as people call it: {@code /proc/cpuinfo}. */
final class ProcessorNameReader {

  /** Arm's part numbers (MIDR_EL1, implementer 0x41) of the Raspberry Pi's processors. */
  private static final Map<String, String> ARM_PARTS =
      Map.of(
          "0xd03", "Cortex-A53",
          "0xd08", "Cortex-A72",
          "0xd0b", "Cortex-A76");

  private static final Pattern FIRST_LINE = Pattern.compile("processor\\s*:.*");

  private final MachineFileReader files;

  ProcessorNameReader(MachineFileReader files) {
    this.files = files;
  }

  /** Cores and name, such as {@code 4 × Cortex-A76}. */
  Optional<String> read() {
    List<String> lines = files.lines("proc/cpuinfo");
    long cores = lines.stream().filter(FIRST_LINE.asMatchPredicate()).count();
    return KernelFieldReader.text(lines, "model name")
        .or(
            () ->
                KernelFieldReader.text(lines, "CPU part")
                    .map(part -> ARM_PARTS.getOrDefault(part, "Arm " + part)))
        .map(name -> cores + " × " + name);
  }
}
