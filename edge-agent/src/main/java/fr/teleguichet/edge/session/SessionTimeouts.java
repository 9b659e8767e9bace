package fr.teleguichet.edge.session;

import java.time.Duration;

/**
 * How long the screen waits for a person.
 *
 * @param home without a touch while the services are shown
 * @param question without a touch while a question is asked
 * @param interview without a touch during an interview, in which people speak and touch nothing
 * @param doubt for an answer to "are you still there?"
 * @param thanks until the screen is free again
 */
public record SessionTimeouts(
    Duration home, Duration question, Duration interview, Duration doubt, Duration thanks) {

  /** WCAG 2.2, 2.2.1 asks for 20 seconds at least to extend a time limit. */
  static final SessionTimeouts STANDARD =
      new SessionTimeouts(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(90),
          Duration.ofSeconds(30),
          Duration.ofSeconds(12));
}
