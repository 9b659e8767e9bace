package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.account.Scope;
import java.util.List;
import java.util.Set;

/** Knows the kiosks of this moment, which the register of sites need not. */
public interface KnownKiosks {

  /** The names of those in the scope that stand at no site, at most this many. */
  List<String> free(int most, Scope scope);

  /** Whether the kiosk was ever heard of. */
  boolean isSeen(String name);

  /** Whether the kiosk is in the scope. */
  boolean covers(Scope scope, String name);

  /** The rows of the sites where a kiosk of the scope stands. */
  Set<Integer> sitesIn(Scope scope);
}
