package fr.teleguichet.edge.journal;

import java.nio.file.Path;

/**
 * Where the journal stands and how large it may grow.
 *
 * @param file the SQLite file; its folder is made when missing
 * @param largestBytes the most that the file and its write-ahead log may take together, at least
 *     {@value #SMALLEST}
 */
public record JournalSettings(Path file, long largestBytes) {

  /** The bound when nothing else is configured: 64 MiB. */
  public static final long STANDARD_BYTES = 64L << 20;

  /** The smallest bound that makes sense: 1 MiB. */
  public static final long SMALLEST = 1L << 20;

  public JournalSettings {
    if (largestBytes < SMALLEST) {
      throw new IllegalArgumentException(
          "a journal of " + largestBytes + " bytes is too small; give it at least " + SMALLEST);
    }
  }

  /** A journal of the standard size. */
  public static JournalSettings at(Path file) {
    return new JournalSettings(file, STANDARD_BYTES);
  }
}
