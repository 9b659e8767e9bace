package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.access.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows the kiosks of this moment, which the register of sites need not. */
public interface KioskDirectory {

  /** The addresses of those in the scope that stand at no site, at most this many. */
  List<KioskUrlName> free(int most, Scope scope);

  /** The address of the kiosk that somebody names by it, or by its name alone. */
  Optional<KioskUrlName> find(KioskUrlName named, Scope scope);

  /** The address of today of a kiosk that was meant for a site: it may have come since. */
  KioskUrlName addressNow(KioskUrlName kiosk);

  /** Whether the kiosk of this address is in the scope. */
  boolean covers(Scope scope, KioskUrlName kiosk);

  /** The rows of the sites where a kiosk of the scope stands. */
  Set<Integer> sitesIn(Scope scope);
}
