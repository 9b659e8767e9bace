package fr.teleguichet.fleet.access;

import java.util.EnumSet;
import java.util.Set;

/** Who may use a route. */
public sealed interface RouteRule {

  /** Strangers too. */
  record Everybody() implements RouteRule {}

  /**
   * Whoever has one of these roles.
   *
   * @param wholeFleet whether the scope must be the whole fleet
   */
  record Known(Set<Role> roles, boolean wholeFleet) implements RouteRule {
    public Known {
      roles = Set.copyOf(roles);
    }
  }

  /** Every role, in any scope. */
  static RouteRule everyRole() {
    return new Known(EnumSet.allOf(Role.class), false);
  }

  /** Whether somebody who is known may. */
  default boolean admits(Principal visitor) {
    return switch (this) {
      case Everybody() -> true;
      case Known(Set<Role> roles, boolean wholeFleet) ->
          roles.contains(visitor.role()) && (!wholeFleet || visitor.scope().isWholeFleet());
    };
  }
}
