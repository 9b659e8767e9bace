package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.audit.Actor;

/**
 * Somebody who sees to alerts, or a script that somebody gave a token.
 *
 * @param account the account's row, which may be gone; 0 for a script
 * @param name the name when it was written down; a script's is that of its token
 */
public record AlertPerson(long account, String name) {

  /** Whoever acts. */
  public static AlertPerson of(Actor actor) {
    return switch (actor) {
      case Actor.Person(long id, String name) -> new AlertPerson(id, name);
      case Actor.Script(String name) -> new AlertPerson(0, name);
      case Actor.Kiosk _, Actor.Program _, Actor.Stranger _ ->
          throw new IllegalArgumentException("only people and scripts see to alerts.");
    };
  }
}
