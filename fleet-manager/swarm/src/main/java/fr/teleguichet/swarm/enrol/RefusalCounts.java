package fr.teleguichet.swarm.enrol;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Refusals, counted by their sentences. Sentences that differ by a kiosk's name only are one, and
 * after twenty different ones further ones are thrown together. Thread-safe by its monitor.
 */
final class RefusalCounts {

  private static final int MAX_COUNT = 20;
  private static final String OTHERS = "(other sentences)";

  private final Map<String, Long> counts = new HashMap<>();

  synchronized void add(String sentence) {
    String general = sentence.replaceAll("swarm-\\d{6}", "swarm-…");
    counts.merge(
        counts.containsKey(general) || counts.size() < MAX_COUNT ? general : OTHERS, 1L, Long::sum);
  }

  /** The sentences with their numbers, the most frequent first. */
  synchronized Map<String, Long> counts() {
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
