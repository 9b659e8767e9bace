package fr.teleguichet.fleet.update.artifact;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that kiosks can install.
 *
 * @param name the file name for devices
 * @param size bytes
 * @param sums of its content
 * @param release what a signed file says of itself; nothing when nobody signed it
 * @param notes what is new in it, as Markdown, for people
 * @param withdrawal since when it is not served any more
 * @param damaged since when it is known that another content lies in its place
 */
public record Artifact(
    int id,
    String name,
    long size,
    Sums sums,
    Instant uploaded,
    Optional<SignedReleaseStatement> release,
    String notes,
    Optional<Withdrawal> withdrawal,
    Optional<Instant> damaged) {

  /**
   * Check sums, in lower-case hexadecimal digits.
   *
   * @param sha256 decides whether two files are the same; the others are for the devices' interface
   */
  public record Sums(String sha256, String sha1, String md5) {}

  /**
   * How it was withdrawn.
   *
   * @param by who did, by the name of that day; empty when the version before did
   * @param why in words; empty when nothing was said
   */
  public record Withdrawal(Instant at, String by, String why) {}

  /** Since when it is not served any more. */
  public Optional<Instant> withdrawn() {
    return withdrawal.map(Withdrawal::at);
  }

  /** Whether devices may have it. */
  public boolean isServed() {
    return withdrawal.isEmpty() && damaged.isEmpty();
  }
}
