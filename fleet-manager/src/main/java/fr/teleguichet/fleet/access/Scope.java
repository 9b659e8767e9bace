package fr.teleguichet.fleet.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which part of the fleet somebody may see and change. */
public sealed interface Scope extends fr.teleguichet.fleet.access.VisibleTerritories {

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
  @Override
  default boolean covers(String group) {
    return switch (this) {
      case Fleet() -> true;
      case Territories(Set<String> names) -> names.contains(group);
    };
  }

  /** The scope as tables keep it: everything, or the names of territories. */
  static Scope of(boolean wholeFleet, Set<String> territories) {
    return wholeFleet ? new Fleet() : new Territories(territories);
  }

  /** Whether nothing is outside. */
  default boolean isWholeFleet() {
    return this instanceof Fleet;
  }

  /** The names of its territories, in order; none where it is the whole fleet. */
  default List<String> territories() {
    return switch (this) {
      case Fleet() -> List.of();
      case Territories(Set<String> names) -> names.stream().sorted().toList();
    };
  }

  /** The same for a list of SQL, which may not be empty: with one that no territory is called. */
  default List<String> territoriesForSql() {
    return Stream.concat(territories().stream(), Stream.of("\u0000")).toList();
  }
}
