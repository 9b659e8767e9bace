package fr.teleguichet.fleet.site;

import java.util.List;

/** Knows the kiosks of this moment, which the register of sites need not. */
public interface KnownKiosks {

  /** The names of those that stand at no site, at most this many. */
  List<String> free(int most);

  /** Whether the kiosk was ever heard of. */
  boolean isSeen(String name);
}
