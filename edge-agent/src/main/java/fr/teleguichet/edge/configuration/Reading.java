package fr.teleguichet.edge.configuration;

import java.util.List;

/** What came of reading the configuration. */
public sealed interface Reading {

  /**
   * It can be used.
   *
   * @param warnings sentences about what was passed over
   */
  record Usable(AgentConfiguration configuration, List<String> warnings) implements Reading {
    public Usable {
      warnings = List.copyOf(warnings);
    }
  }

  /** It can't be used; these are all the reasons, in the order of the settings. */
  record Unusable(List<Problem> problems) implements Reading {
    public Unusable {
      problems = List.copyOf(problems);
    }
  }
}
