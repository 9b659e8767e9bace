package fr.teleguichet.edge.repair;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a start of the agent or of the machine must not forget: which rung each trouble had reached,
 * and when the latest reboots were.
 *
 * @param rungs the rung by the check's name
 * @param reboots the latest, oldest first
 */
record RepairEscalationRecord(Map<String, RepairRung> rungs, List<Instant> reboots) {

  /** As many reboots, at most, in this time. */
  static final int MAX_REBOOTS = 3;

  static final Duration WITHIN = Duration.ofHours(1);

  /** So far apart as many reboots keep within the bound without being remembered. */
  static final Duration APART = WITHIN.dividedBy(MAX_REBOOTS);

  static final RepairEscalationRecord EMPTY = new RepairEscalationRecord(Map.of(), List.of());

  RepairEscalationRecord {
    rungs = Map.copyOf(rungs);
    reboots = List.copyOf(reboots);
  }

  /**
   * Whether one more is within the bound. A time in the future, from before the clock was set,
   * counts as just now.
   */
  boolean allowsReboot(Instant now) {
    Instant from = now.minus(WITHIN);
    return reboots.stream().filter(it -> it.isAfter(from)).count() < MAX_REBOOTS;
  }

  RepairEscalationRecord with(String check, RepairRung rung) {
    Map<String, RepairRung> more = new LinkedHashMap<>(rungs);
    more.put(check, rung);
    return new RepairEscalationRecord(more, reboots);
  }

  RepairEscalationRecord without(String check) {
    Map<String, RepairRung> fewer = new LinkedHashMap<>(rungs);
    fewer.remove(check);
    return new RepairEscalationRecord(fewer, reboots);
  }

  RepairEscalationRecord rebooted(Instant now) {
    List<Instant> latest = new ArrayList<>(reboots);
    latest.add(now);
    return new RepairEscalationRecord(
        rungs, latest.subList(Math.max(0, latest.size() - MAX_REBOOTS), latest.size()));
  }

  String write() {
    return Stream.concat(
            reboots.stream().map(it -> "reboot " + it),
            rungs.entrySet().stream().map(it -> it.getKey() + " " + it.getValue().code()))
        .collect(Collectors.joining("\n"));
  }

  /** Reads it; a line that says nothing is passed over. */
  static RepairEscalationRecord read(String text) {
    Map<String, RepairRung> rungs = new LinkedHashMap<>();
    List<Instant> reboots = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length == 2 && words[0].equals("reboot")) {
        readReboot(words[1], reboots);
      } else if (words.length == 2) {
        RepairRung.ofWord(words[1]).ifPresent(rung -> rungs.put(words[0], rung));
      }
    }
    return new RepairEscalationRecord(rungs, reboots);
  }

  private static void readReboot(String word, List<Instant> reboots) {
    try {
      reboots.add(Instant.parse(word));
    } catch (DateTimeException _) {
      // Passed over.
    }
  }
}
