package fr.teleguichet.demo.past;

import java.time.Instant;

/**
 * An interview that never was, or the attempt at one.
 *
 * @param kiosk its name
 * @param service code of the service
 * @param outcome {@code held}, {@code abandoned}, {@code unanswered} or {@code failed}
 * @param seconds how long it lasted; 0 where nobody was reached
 * @param waited seconds before an adviser answered
 */
record PastInterview(
    String kiosk, String service, Instant started, String outcome, int seconds, int waited) {

  boolean isHeld() {
    return outcome.equals("held");
  }
}
