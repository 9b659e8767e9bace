package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.alert.AlertSeverity;
import fr.teleguichet.fleet.web.page.Language;
import java.util.Optional;

/**
 * What somebody wants to be told by mail.
 *
 * @param severity the least; empty for nothing
 * @param digest whether to be told of the week each Monday
 */
public record AlertPreference(Optional<AlertSeverity> severity, boolean digest, Language language) {

  /** Until somebody chooses, whoever runs the network is told: else nobody would be. */
  static AlertPreference preset(Role role) {
    return role == Role.COORDINATOR
        ? new AlertPreference(Optional.of(AlertSeverity.SOON), true, Language.FRENCH)
        : new AlertPreference(Optional.empty(), false, Language.FRENCH);
  }

  boolean wants(AlertSeverity of) {
    return severity.filter(least -> of.compareTo(least) <= 0).isPresent();
  }
}
