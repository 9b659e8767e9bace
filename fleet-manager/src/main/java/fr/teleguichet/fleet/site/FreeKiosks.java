package fr.teleguichet.fleet.site;

import java.util.List;

/** Knows the kiosks that stand at no site. */
public interface FreeKiosks {

  /** Their names, at most this many. */
  List<String> names(int most);
}
