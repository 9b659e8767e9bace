package fr.teleguichet.fleet.update.artifact;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * By which is seen whether what is written of an artifact still is what somebody read: a strong
 * entity tag (RFC 9110, section 8.8.3), the same for the same text.
 *
 * @param value without quotes
 */
public record ReleaseNotesETag(String value) {

  /**
   * An entity tag in a list; those that begin with W/ are weak and never match (section 13.1.1).
   */
  private static final Pattern LISTED = Pattern.compile("(W/)?\"([^\"]*)\"");

  /** The tag of a text. */
  public static ReleaseNotesETag of(String notes) {
    return new ReleaseNotesETag(ArtifactDigests.sha256(notes.getBytes(StandardCharsets.UTF_8)));
  }

  /** The tag as a header has it. */
  String quoted() {
    return '"' + value + '"';
  }

  /** Whether a header If-Match takes it: by a list of tags, or by a star. */
  boolean isIn(String header) {
    return header.strip().equals("*")
        || LISTED
            .matcher(header)
            .results()
            .anyMatch(tag -> tag.group(1) == null && tag.group(2).equals(value));
  }
}
