package fr.teleguichet.fleet.update.key;

import fr.teleguichet.fleet.access.Principal;

/** What a release key vouched for, as far as retiring the key has to know of it. */
@FunctionalInterface
public interface SignedReleaseWithdrawer {

  /** Withdraws all of it, and returns how many artifacts that were. */
  int withdraw(ReleaseKey key, Principal visitor);
}
