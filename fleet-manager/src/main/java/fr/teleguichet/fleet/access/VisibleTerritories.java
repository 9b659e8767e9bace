package fr.teleguichet.fleet.access;

/** Which territories somebody may see. */
@FunctionalInterface
public interface VisibleTerritories {

  /** Whether what belongs to this territory may be seen. */
  boolean covers(String territory);
}
