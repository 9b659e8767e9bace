package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.account.totp.TotpKey;
import java.util.Optional;

/**
 * What proves a person; it shows itself as stars.
 *
 * @param password the password's hash
 * @param secondFactor the telephone's secret
 * @param factorIsLost whether there is one that can't be opened any more
 * @param usedStep the last step of the second factor that was used up
 */
public record AccountCredentials(
    Optional<String> password,
    Optional<TotpKey> secondFactor,
    boolean factorIsLost,
    long usedStep) {
  @Override
  public String toString() {
    return "***";
  }
}
