package fr.teleguichet.simulator.scenario;

import java.time.LocalTime;

/**
 * One line of a script.
 *
 * @param at when it happens
 * @param line where it stands in the file
 */
record ScriptLine(LocalTime at, int line, ScenarioEvent happening) {}
