package fr.teleguichet.fleet.partner;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the agreement with a partner was since when.
 *
 * @param stages each stage by its first day
 */
record PartnerHistory(NavigableMap<LocalDate, PartnerStage> stages) {

  PartnerHistory {
    stages = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(stages));
  }

  /** What it was on a day; nothing before its first. */
  Optional<PartnerStage> on(LocalDate day) {
    return Optional.ofNullable(stages.floorEntry(day)).map(java.util.Map.Entry::getValue);
  }
}
