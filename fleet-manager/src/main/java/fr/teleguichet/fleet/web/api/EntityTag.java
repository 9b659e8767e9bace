package fr.teleguichet.fleet.web.api;

import java.util.regex.Pattern;

/**
 * A strong entity tag (RFC 9110, section 8.8.3), by which a program that writes says what it read.
 *
 * @param value without quotes
 */
public record EntityTag(String value) {

  /**
   * An entity tag in a list; those that begin with W/ are weak and never match (section 13.1.1).
   */
  private static final Pattern LISTED = Pattern.compile("(W/)?\"([^\"]*)\"");

  /** The tag as a header has it. */
  public String quoted() {
    return '"' + value + '"';
  }

  /** Whether a header If-Match takes it: by a list of tags, or by a star. */
  public boolean isIn(String header) {
    return header.strip().equals("*")
        || LISTED
            .matcher(header)
            .results()
            .anyMatch(tag -> tag.group(1) == null && tag.group(2).equals(value));
  }
}
