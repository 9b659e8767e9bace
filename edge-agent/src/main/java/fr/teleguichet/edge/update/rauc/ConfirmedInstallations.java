package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.est.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which installations proved themselves. RAUC knows only whether a slot may be booted, and a slot
 * on trial may: so that is written here, one line for each slot, with the installation's id.
 */
final class ConfirmedInstallations {

  private static final int MAX_COUNT = 8;

  private final DurableFile file;

  ConfirmedInstallations(Path data) {
    this.file = new DurableFile(data.resolve("rauc-confirmed.txt"));
  }

  /** Whether what is in the slot was confirmed, or came from the workshop. */
  boolean has(SlotStatus slot) throws IOException {
    return slot.transaction().isEmpty() || lines().contains(line(slot));
  }

  void add(SlotStatus slot) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(line(slot));
    lines().stream()
        .filter(line -> !line.startsWith(slot.name() + " "))
        .limit(MAX_COUNT - 1)
        .forEach(lines::add);
    file.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private List<String> lines() throws IOException {
    return file.read()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  private static String line(SlotStatus slot) {
    return slot.name() + " " + slot.transaction();
  }
}
