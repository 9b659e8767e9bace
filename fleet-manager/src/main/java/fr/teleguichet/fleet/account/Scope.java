package fr.teleguichet.fleet.account;

import java.util.Set;

/** Which part of the fleet somebody may see and change. */
public sealed interface Scope {

  /** All of it. */
  record Fleet() implements Scope {}

  /**
   * Some territories.
   *
   * @param names Sparkplug group ids
   */
  record Territories(Set<String> names) implements Scope {
    public Territories {
      names = Set.copyOf(names);
    }
  }

  /** Whether what belongs to this territory is inside. */
  default boolean covers(String territory) {
    return switch (this) {
      case Fleet() -> true;
      case Territories(Set<String> names) -> names.contains(territory);
    };
  }
}
