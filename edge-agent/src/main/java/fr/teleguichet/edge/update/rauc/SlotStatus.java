package fr.teleguichet.edge.update.rauc;

import java.util.Map;

/**
 * A slot as RAUC tells it ({@code GetSlotStatus}).
 *
 * @param name such as rootfs.0
 * @param facts what is said of it, by RAUC's words; those that are not known are not there
 */
record SlotStatus(String name, Map<String, String> facts) {

  SlotStatus {
    facts = Map.copyOf(facts);
  }

  /** Whether the machine runs from it. */
  boolean isBooted() {
    return fact("state").equals("booted");
  }

  /** Whether a boot loader chooses it, as it does not choose what only belongs to such a slot. */
  boolean isBootable() {
    return facts.containsKey("bootname");
  }

  boolean isBad() {
    String status = fact("status");
    return fact("boot-status").equals("bad") || !(status.isEmpty() || status.equals("ok"));
  }

  boolean isOfTheClassOf(SlotStatus other) {
    return fact("class").equals(other.fact("class"));
  }

  /** The version of the bundle that was written into it; empty when RAUC wrote none. */
  String version() {
    return fact("bundle.version");
  }

  /** The installation that filled it; empty when it was filled in the workshop. */
  String transaction() {
    return fact("installed.transaction");
  }

  private String fact(String word) {
    return facts.getOrDefault(word, "");
  }
}
