package fr.teleguichet.fleet.impact;

import java.time.Instant;

/**
 * A version of the parameters, as it was saved and stays.
 *
 * @param version its number, from 1
 * @param author who saved it; empty for the version that ships with the program
 * @param at when
 * @param reason why, and where the new values come from; empty for the first
 * @param content the canonical JSON
 * @param sha256 of the content in UTF-8, as it was noted when it was saved
 */
public record ImpactParametersVersion(
    int version, String author, Instant at, String reason, String content, String sha256) {

  /** The greatest length of {@link #reason}. */
  public static final int MAX_REASON = 500;

  /** The parameters. */
  public ImpactParameters parameters() {
    return ImpactParameters.read(content);
  }

  /** Whether the content is still what was saved. */
  public boolean isIntact() {
    return ImpactParameters.sha256(content).equals(sha256);
  }

  /** Whether it came with the program. */
  public boolean isShipped() {
    return author.isEmpty();
  }
}
