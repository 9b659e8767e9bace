package fr.teleguichet.edge.update.slot;

import fr.teleguichet.edge.update.install.Situation.State;

/**
 * What is known of one place.
 *
 * @param version empty when nothing is in it
 * @param tries how often a start may still try it while it is on trial
 * @param breaks the peripherals that this version does not work with, in words between commas
 */
record SlotEntry(String version, State state, int tries, String breaks) {

  static final SlotEntry EMPTY = new SlotEntry("", State.BAD, 0, "");

  static SlotEntry good(String version) {
    return new SlotEntry(version, State.GOOD, 0, "");
  }

  SlotEntry in(State next) {
    return new SlotEntry(version, next, 0, breaks);
  }

  SlotEntry tried() {
    return new SlotEntry(version, state, tries - 1, breaks);
  }
}
