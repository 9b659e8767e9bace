package fr.teleguichet.edge.journal;

/**
 * How the bytes of the journal are shared out, in pages of {@value #PAGE} bytes.
 *
 * <p>The write-ahead log gets an eighth of the whole, within 256 KiB and 4 MiB: SQLite copies it
 * back once it has half of that, a transaction of ours adds at most a quarter, and the file is cut
 * back to its share afterwards. A reserve lets marks and settings be written when records fill the
 * rest.
 *
 * @param pages the most pages that records and reports may use
 * @param logBytes the write-ahead log's share
 */
record JournalByteBudget(long pages, long logBytes) {

  static final int PAGE = 4096;

  /** Pages kept back for marks, settings and SQLite's own book-keeping. */
  static final long RESERVE = 32;

  private static final long MIN_LOG = 256 << 10;
  private static final long MAX_LOG = 4 << 20;

  static JournalByteBudget of(long bytes) {
    long log = Math.clamp(bytes / 8, MIN_LOG, MAX_LOG);
    return new JournalByteBudget((bytes - log) / PAGE - RESERVE, log);
  }

  /** The most pages that the file may ever have. */
  long hardPages() {
    return pages + RESERVE;
  }

  /** After how many pages the write-ahead log is copied back. */
  long checkpointPages() {
    return logBytes / 2 / PAGE;
  }

  /** The most bytes of content that one transaction takes. */
  long transactionBytes() {
    return logBytes / 4;
  }

  /** Free pages that are kept for what comes next: moving pages about wears the disk. */
  long sparePages() {
    return pages / 8;
  }

  /** How many pages are given back at a time. */
  long pagesToShorten() {
    return Math.min(sparePages() / 2, transactionBytes() / PAGE);
  }
}
