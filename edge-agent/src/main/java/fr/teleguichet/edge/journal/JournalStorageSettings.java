package fr.teleguichet.edge.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where the journal stands, how large it may grow, and how long it keeps what the fleet has.
 *
 * @param file the SQLite file; its folder is made when missing
 * @param largestBytes the most that the file and its write-ahead log may take together, at least
 *     {@value #MIN_SIZE}
 * @param keep how long acknowledged records stay, as long as there is room
 */
public record JournalStorageSettings(Path file, long largestBytes, Duration keep) {

  /** What it is made of in an agent's folder, the database first. */
  public static final List<String> FILES =
      List.of("journal.db", "journal.db-wal", "journal.db-shm");

  /** The bound when nothing else is configured: 64 MiB. */
  public static final long STANDARD_BYTES = 64L << 20;

  /** The smallest bound that makes sense: 1 MiB. */
  public static final long MIN_SIZE = 1L << 20;

  /** How long acknowledged records stay when nothing else is configured: 14 days. */
  public static final Duration STANDARD_KEEP = Duration.ofDays(14);

  public JournalStorageSettings {
    if (largestBytes < MIN_SIZE) {
      throw new IllegalArgumentException(
          "a journal of " + largestBytes + " bytes is too small; give it at least " + MIN_SIZE);
    }
  }

  /** A journal that keeps acknowledged records for the standard time. */
  public JournalStorageSettings(Path file, long largestBytes) {
    this(file, largestBytes, STANDARD_KEEP);
  }

  /**
   * The journal of an agent.
   *
   * @param folder the agent's data
   */
  public static JournalStorageSettings in(Path folder, long mebibytes, Duration keep) {
    return new JournalStorageSettings(folder.resolve(FILES.getFirst()), mebibytes << 20, keep);
  }

  /** A journal of the standard size. */
  public static JournalStorageSettings at(Path file) {
    return new JournalStorageSettings(file, STANDARD_BYTES);
  }
}
