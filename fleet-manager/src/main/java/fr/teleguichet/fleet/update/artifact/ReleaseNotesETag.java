package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.web.api.EntityTag;
import java.nio.charset.StandardCharsets;

/**
 * By which is seen whether what is written of an artifact still is what somebody read: a strong
 * entity tag (RFC 9110, section 8.8.3), the same for the same text.
 *
 * @param value without quotes
 */
public record ReleaseNotesETag(String value) {

  /** The tag of a text. */
  public static ReleaseNotesETag of(String notes) {
    return new ReleaseNotesETag(
        ArtifactDigestCalculator.sha256(notes.getBytes(StandardCharsets.UTF_8)));
  }

  /** The tag as a header has it. */
  String quoted() {
    return new EntityTag(value).quoted();
  }

  /** Whether a header If-Match takes it: by a list of tags, or by a star. */
  boolean isIn(String header) {
    return new EntityTag(value).isIn(header);
  }
}
