package fr.teleguichet.edge.configuration;

import java.util.ArrayList;
import java.util.List;

/** What came of reading the configuration. */
public sealed interface ConfigurationResult {

  /** The same with more warnings, where it can be used. */
  default ConfigurationResult warned(List<String> more) {
    if (!(this instanceof Usable(AgentConfiguration configuration, List<String> warnings))) {
      return this;
    }
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new Usable(configuration, all);
  }

  /**
   * It can be used.
   *
   * @param warnings sentences about what was passed over
   */
  record Usable(AgentConfiguration configuration, List<String> warnings)
      implements ConfigurationResult {
    public Usable {
      warnings = List.copyOf(warnings);
    }
  }

  /** It can't be used; these are all the reasons, in the order of the settings. */
  record Unusable(List<ConfigurationProblem> problems) implements ConfigurationResult {
    public Unusable {
      problems = List.copyOf(problems);
    }
  }
}
