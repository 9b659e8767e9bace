package fr.teleguichet.edge.boot;

import fr.teleguichet.hardware.device.KioskId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Tells scripts that the agent is ready and where: a JSON file that is there whole or not at all.
 */
final class ReadyFile {

  private final Path file;

  ReadyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Writes the file and answers where. It waits for the disk. */
  Path write(long pid, KioskId kiosk, URI screen) throws IOException {
    String content =
        new JsonObject()
            .put("pid", pid)
            .put("kiosk", kiosk.value())
            .put("screen", screen.toString())
            .encodePrettily();
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(draft, content + "\n");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return file;
  }

  /** Takes the file away; answers whether it was there. It waits for the disk. */
  boolean remove() throws IOException {
    return Files.deleteIfExists(file);
  }
}
