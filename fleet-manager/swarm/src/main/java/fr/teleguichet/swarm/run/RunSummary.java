package fr.teleguichet.swarm.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run's result with all that is needed to repeat it.
 *
 * @param mode the command that was given
 * @param started when
 * @param settings every option with its value
 * @param report the result
 * @param exitCode what the program ends with
 */
public record RunSummary(
    String mode, Instant started, Map<String, String> settings, RunReport report, int exitCode) {

  public RunSummary {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
