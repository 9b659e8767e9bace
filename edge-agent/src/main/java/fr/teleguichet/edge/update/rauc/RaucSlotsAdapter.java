package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.edge.update.install.InstalledPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** RAUC's slots, said in the words that every part of the kiosk's software has. */
final class RaucSlotsAdapter {

  private static final String IMAGE_VERSION = "IMAGE_VERSION=";

  private final ConfirmedInstallations confirmations;
  private final Path release;

  RaucSlotsAdapter(ConfirmedInstallations confirmations, Path release) {
    this.confirmations = confirmations;
    this.release = release;
  }

  InstalledPart situation(BootSlotPair slots) throws IOException {
    SlotStatus running = slots.running();
    String version = running.version().isEmpty() ? imageVersion() : running.version();
    Optional<InstalledPart.Slot> other = Optional.empty();
    if (slots.other().isPresent()) {
      SlotStatus status = slots.other().get();
      // What is bad and was never written by RAUC is an empty place.
      if (!status.isBad() || !status.version().isEmpty()) {
        other = Optional.of(slot(status, status.version()));
      }
    }
    return new InstalledPart(slot(running, version), other, slots.primary());
  }

  private InstalledPart.Slot slot(SlotStatus status, String version) throws IOException {
    return new InstalledPart.Slot(status.name(), version, state(status));
  }

  private InstalledPart.State state(SlotStatus status) throws IOException {
    if (status.isBad()) {
      return InstalledPart.State.BAD;
    }
    return confirmations.has(status) ? InstalledPart.State.GOOD : InstalledPart.State.ON_TRIAL;
  }

  private String imageVersion() throws IOException {
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .limit(200)
          .filter(line -> line.startsWith(IMAGE_VERSION))
          .map(line -> line.substring(IMAGE_VERSION.length()).replace("\"", "").strip())
          .findFirst()
          .orElse("");
    } catch (NoSuchFileException _) {
      return "";
    }
  }
}
