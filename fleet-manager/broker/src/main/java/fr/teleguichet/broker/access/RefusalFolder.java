package fr.teleguichet.broker.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Hands refusals over to the fleet manager, which deletes each file once it has written it down for
 * good. So either program may die at any moment: a refusal is told twice at worst, never lost.
 */
final class RefusalFolder {
  static final String ENDING = ".refusal";

  /** Where the manager does not fetch them, later ones are dropped. */
  static final int MAX_WAITING = 1_000;

  private final Path folder;
  private long number;

  RefusalFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Whether it was kept. */
  synchronized boolean add(ClientRefusal refusal, Instant at) throws IOException {
    if (waiting() >= MAX_WAITING) {
      return false;
    }
    number++;
    String name = at.toEpochMilli() + "-" + number + ENDING;
    Path temporary = folder.resolve(name + ".new");
    Files.writeString(temporary, text(refusal, at), StandardCharsets.UTF_8);
    Path _ = Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private long waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MAX_WAITING).count();
    }
  }

  static String text(ClientRefusal refusal, Instant at) {
    return """
    at=%s
    kind=%s
    client=%s
    address=%s
    proved=%s
    reason=%s
    """
        .formatted(
            at,
            refusal.kind().code(),
            refusal.client(),
            refusal.address(),
            refusal.proved(),
            refusal.reason());
  }
}
