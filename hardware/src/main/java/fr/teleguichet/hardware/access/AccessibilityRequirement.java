package fr.teleguichet.hardware.access;

import com.google.errorprone.annotations.Immutable;

/**
 * What one text demands of a measure.
 *
 * @param clause within the text; empty where the whole text is meant
 */
@Immutable
public record AccessibilityRequirement(Source source, String clause, AccessibilityThreshold limit) {

  /** A text that sets limits. */
  public enum Source {
    /** The European standard for products and services of ICT. */
    EN_301_549("EN 301 549"),
    /**
     * The French order of 8 December 2014 on existing places open to the public; that of 20 April
     * 2017 is for new ones.
     */
    FRENCH_ORDER("arrêté du 8 décembre 2014");

    private final String title;

    Source(String title) {
      this.title = title;
    }
  }

  /** As records cite it, such as {@code EN 301 549 8.3.2.1}. */
  public String citation() {
    return clause.isEmpty() ? source.title : source.title + " " + clause;
  }
}
