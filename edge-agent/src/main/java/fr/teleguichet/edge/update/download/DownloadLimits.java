package fr.teleguichet.edge.update.download;

/**
 * How much an update may take.
 *
 * @param bytesPerSecond the fastest that it may come, since the line carries interviews too
 * @param largest the largest update in bytes, all its files together
 * @param reserve how many bytes the disk must have left beside it
 */
public record DownloadLimits(long bytesPerSecond, long largest, long reserve) {

  /** 256 MiB, so that the journal and the system go on. */
  public static final long RESERVE = 256L << 20;
}
