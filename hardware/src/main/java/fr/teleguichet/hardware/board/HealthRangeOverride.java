package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthyRange;

/** A range of health as a file gives it, before its metric has been looked up. */
record HealthRangeOverride(String metric, HealthyRange range) {}
