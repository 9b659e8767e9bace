package fr.teleguichet.fleet.access;

import java.util.List;

/** Knows which territories there are at this moment. */
public interface KnownTerritories {

  /** Their names, in order. */
  List<String> names();
}
