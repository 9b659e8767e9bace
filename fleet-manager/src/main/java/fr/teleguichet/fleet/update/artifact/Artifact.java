package fr.teleguichet.fleet.update.artifact;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that kiosks can install.
 *
 * @param name the file name for devices
 * @param size bytes
 * @param sums of its content
 * @param withdrawn since when it is not served any more
 */
public record Artifact(
    int id, String name, long size, Sums sums, Instant uploaded, Optional<Instant> withdrawn) {

  /**
   * Check sums, in lower-case hexadecimal digits.
   *
   * @param sha256 decides whether two files are the same; the others are for the devices' interface
   */
  public record Sums(String sha256, String sha1, String md5) {}
}
