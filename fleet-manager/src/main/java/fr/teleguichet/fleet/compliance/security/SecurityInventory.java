package fr.teleguichet.fleet.compliance.security;

import fr.teleguichet.fleet.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What there is to be protected, as the program knows it at one moment.
 *
 * @param kiosks how many kiosks were ever heard of
 * @param connected how many of them are connected
 * @param boards how many kiosks of each board profile
 * @param versions how many kiosks of each version of the agent
 * @param systems how many kiosks of each version of the system
 * @param sites how many sites are registered
 * @param inService how many of them are in service
 * @param accounts how many people of each role, and with which proof
 * @param tokens how many tokens of programs are good
 * @param endlessTokens how many of these never end
 * @param rootEnds when the root certificate ends
 * @param backup when the last backup was made; empty for none
 */
record SecurityInventory(
    int kiosks,
    int connected,
    SortedMap<String, Integer> boards,
    SortedMap<String, Integer> versions,
    SortedMap<String, Integer> systems,
    int sites,
    int inService,
    List<Accounts> accounts,
    int tokens,
    int endlessTokens,
    Instant rootEnds,
    Optional<Instant> backup) {

  SecurityInventory {
    accounts = List.copyOf(accounts);
  }

  /**
   * The accounts of one role that people can sign in with.
   *
   * @param factor how many are asked for a code too
   * @param provider how many come through the identity provider
   */
  record Accounts(Role role, int people, int factor, int provider) {

    /** How many prove themselves by a password alone. */
    int passwordAlone() {
      return Math.max(0, people - factor - provider);
    }
  }

  /** How many people prove themselves by a password alone. */
  int passwordAlone() {
    return accounts.stream().mapToInt(Accounts::passwordAlone).sum();
  }
}
