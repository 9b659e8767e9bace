package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the machine is: board, system, processor, memory, storage, network. Read once at start. */
final class MachineFactReader {

  private static final List<String> MODEL_PLACES =
      List.of("proc/device-tree/model", "sys/class/dmi/id/product_name");
  private static final List<String> SERIAL_PLACES =
      List.of("proc/device-tree/serial-number", "sys/class/dmi/id/product_serial");
  private static final int MAX_LENGTH = 200;

  private final MachineFileReader files;
  private final Path folder;

  MachineFactReader(MachineFileReader files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** The facts; absent where this machine does not tell. */
  Map<NodeFact, Value> read() {
    Map<NodeFact, Value> facts = new EnumMap<>(NodeFact.class);
    facts.put(NodeFact.BOARD_MODEL, text(first(MODEL_PLACES)));
    facts.put(NodeFact.BOARD_SERIAL, text(first(SERIAL_PLACES)));
    facts.put(NodeFact.OPERATING_SYSTEM, text(operatingSystem()));
    facts.put(NodeFact.KERNEL, text(files.text("proc/sys/kernel/osrelease")));
    facts.put(NodeFact.PROCESSOR, text(new ProcessorNameReader(files).read()));
    facts.put(NodeFact.MEMORY_TOTAL, text(memory()));
    facts.put(NodeFact.STORAGE_DEVICE, text(new StorageNameReader(files).read(folder)));
    facts.put(NodeFact.NETWORK_INTERFACE, text(new NetworkInterfaceDescriber(files).read()));
    facts.put(NodeFact.BOOT_ID, text(bootId()));
    facts.put(NodeFact.BOOT_TIME, bootTime());
    return facts;
  }

  /** The kernel's name for this boot. */
  Optional<String> bootId() {
    return files.text("proc/sys/kernel/random/boot_id").filter(text -> !text.isEmpty());
  }

  private Optional<String> first(List<String> places) {
    return places.stream()
        .flatMap(place -> files.text(place).stream())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private Optional<String> operatingSystem() {
    return files.lines("etc/os-release").stream()
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
        .findFirst();
  }

  private Optional<String> memory() {
    OptionalLong kibibytes = KernelFieldReader.kibibytes(files.lines("proc/meminfo"), "MemTotal");
    return kibibytes.isPresent()
        ? Optional.of(Math.round(kibibytes.getAsLong() / 1024.0) + " MiB")
        : Optional.empty();
  }

  private Value bootTime() {
    return files.lines("proc/stat").stream()
        .filter(line -> line.startsWith("btime "))
        .flatMapToLong(line -> MachineFileReader.parse(line.substring("btime ".length())).stream())
        .mapToObj(seconds -> Value.of(seconds * 1000))
        .findFirst()
        .orElse(Value.ABSENT);
  }

  private static Value text(Optional<String> text) {
    return text.map(it -> it.length() > MAX_LENGTH ? it.substring(0, MAX_LENGTH) : it)
        .map(Value::of)
        .orElse(Value.ABSENT);
  }
}
