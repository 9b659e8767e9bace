package fr.teleguichet.edge.boot;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Tells scripts that the agent is ready and where: a JSON file that is there whole or not at all.
 */
final class ReadyFile {

  private final Path file;

  ReadyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Writes the file and answers where. It waits for the disk. */
  Path write(long pid, Optional<String> kiosk, URI screen) throws IOException {
    var json = new JsonObject().put("pid", pid);
    kiosk.ifPresent(id -> json.put("kiosk", id));
    String content = json.put("screen", screen.toString()).encodePrettily();
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
