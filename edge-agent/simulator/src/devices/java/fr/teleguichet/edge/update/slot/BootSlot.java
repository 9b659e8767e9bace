package fr.teleguichet.edge.update.slot;

import fr.teleguichet.edge.update.install.InstalledPart.State;

/**
 * What is known of one place.
 *
 * @param version empty when nothing is in it
 * @param tries how often a start may still try it while it is on trial
 * @param breaks the peripherals that this version does not work with, in words between commas
 */
record BootSlot(String version, State state, int tries, String breaks) {

  static final BootSlot EMPTY = new BootSlot("", State.BAD, 0, "");

  static BootSlot good(String version) {
    return new BootSlot(version, State.GOOD, 0, "");
  }

  BootSlot in(State next) {
    return new BootSlot(version, next, 0, breaks);
  }

  BootSlot tried() {
    return new BootSlot(version, state, tries - 1, breaks);
  }
}
