package fr.teleguichet.fleet.update.artifact;

import java.time.Instant;

/**
 * A trust list that kiosks can get.
 *
 * @param artifact the number of the file
 * @param uploadedBy who brought it, by the name of that day
 */
public record PublishedTrustList(
    SignedTrustList signed, int artifact, String sha256, Instant uploaded, String uploadedBy) {

  /** Its number, which only grows. */
  public long serial() {
    return signed.list().serial();
  }
}
