package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.wiring.Rail;

/** The most current in mA that a profile allows on a rail. */
record RailLimit(Rail rail, int milliamps) {}
