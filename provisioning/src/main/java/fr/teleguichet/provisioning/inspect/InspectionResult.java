package fr.teleguichet.provisioning.inspect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What something is, and whether it is healthy.
 *
 * @param facts by their names, which are the keys of the message files without {@code
 *     inspect.fact.}
 * @param worries what is not as it should be; none at all is health
 */
public record InspectionResult(Map<String, String> facts, List<InspectionWarning> worries) {

  public InspectionResult {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    worries = List.copyOf(worries);
  }

  /** Whether it works. */
  public boolean isHealthy() {
    return worries.stream().noneMatch(InspectionWarning::failing);
  }
}
