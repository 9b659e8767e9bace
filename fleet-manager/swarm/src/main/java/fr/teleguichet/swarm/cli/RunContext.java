package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.RunClock;
import java.util.SplittableRandom;

/**
 * What the commands are given.
 *
 * @param time the clocks
 * @param random what differs from run to run
 * @param stop given when the user interrupts
 */
public record RunContext(RunClock time, SplittableRandom random, StopSignal stop) {}
