package fr.teleguichet.edge.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser's files lie. The policies are in memory and gone with the machine's start; what
 * the waiting page reads stays, so that it knows whom to telephone also where the agent never
 * starts again.
 *
 * @param policies to which {@code /etc/chromium/policies/managed} leads
 * @param cache what is kept
 */
record BrowserPolicyFolders(Path policies, Path cache) {

  /** Read after the program's own, whose lists it replaces. */
  static final String RULES = "20-teleguichet.json";

  static final String SETTINGS = "screen.js";

  /** Writes what has changed. It waits for the disk. */
  @Nullable Void write(String rules, String settings) throws IOException {
    put(policies.resolve(RULES), rules);
    put(cache.resolve(SETTINGS), settings);
    return null;
  }

  /** There whole or not at all, and readable by the browser's user. */
  private static void put(Path file, String text) throws IOException {
    if (Files.exists(file) && Files.readString(file).equals(text)) {
      return;
    }
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, text);
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
