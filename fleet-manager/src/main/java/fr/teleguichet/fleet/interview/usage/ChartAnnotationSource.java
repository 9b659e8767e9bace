package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Knows of things that happened and may explain the use of the network. */
public interface ChartAnnotationSource {

  /**
   * What happened from one day to another, both included, at the sites of a chart. It is asked once
   * for each page, with one or two statements.
   *
   * @param sites the rows of the sites; empty for all, those included that are gone or were not
   *     known
   */
  List<ChartAnnotation> between(
      LocalDate first, LocalDate last, Optional<List<Integer>> sites, LocalizedText text);
}
