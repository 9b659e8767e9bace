package fr.teleguichet.fleet.audit;

import java.util.Map;
import java.util.Optional;

/**
 * One thing that was done or refused. When it happened is written by the log.
 *
 * @param actor who did it
 * @param action what, as kind of thing and verb in the past, such as {@code unit.accepted}; 64
 *     letters at most
 * @param subject what it was done to, in words that stay true when the thing is gone, such as a
 *     kiosk's or an account's name; 200 letters at most
 * @param address the network address that it came from, where there was one
 * @param details further facts by name, never a secret, none longer than 500 letters
 */
public record AuditEntry(
    Actor actor,
    String action,
    String subject,
    Optional<String> address,
    Map<String, String> details) {

  public AuditEntry {
    details = Map.copyOf(details);
  }
}
