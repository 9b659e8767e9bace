package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.LocalDate;
import java.util.List;

/** Knows of things that happened and may explain the use of the network. */
public interface ChartAnnotationSource {

  /**
   * What happened from one day to another, both included, as far as somebody may see it. It is
   * asked once for each page, with one statement.
   */
  List<ChartAnnotation> between(LocalDate first, LocalDate last, Scope scope, LocalizedText text);
}
