package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A file of the data folder that says when it was last backed up. */
public final class LastBackupTimeFile {
  private static final String NAME = "last-backup";

  private LastBackupTimeFile() {}

  /** Writes it down. */
  static void note(Path data, Instant created) throws IOException {
    AtomicFileWriter.write(data.resolve(NAME), created + "\n");
  }

  /**
   * When the last backup was made, or, where there is none, since when there is something to lose;
   * empty when nobody can tell.
   */
  public static Optional<Instant> of(Path data) {
    try {
      return Optional.of(Instant.parse(Files.readString(data.resolve(NAME)).strip()));
    } catch (NoSuchFileException _) {
      return madeIn(data);
    } catch (IOException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /** When the last backup was made; empty where there is none, or nobody can tell. */
  public static Optional<Instant> made(Path data) {
    try {
      return Optional.of(Instant.parse(Files.readString(data.resolve(NAME)).strip()));
    } catch (IOException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> madeIn(Path data) {
    try {
      Path root = data.resolve("authority").resolve("root").resolve("root.pem");
      return Optional.of(Files.getLastModifiedTime(root).toInstant());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
