package fr.teleguichet.fleet.audit;

import java.util.OptionalLong;

/**
 * An actor as the table keeps it.
 *
 * @param kind what sort of actor, one word
 * @param id the account's row, where it is a person
 * @param name what it was called; empty where it has no name
 */
public record StoredActor(String kind, OptionalLong id, String name) {

  /** The actor in words. */
  public static StoredActor of(Actor actor) {
    return switch (actor) {
      case Actor.Person(long id, String name) ->
          new StoredActor("person", OptionalLong.of(id), name);
      case Actor.Script(String name) -> new StoredActor("script", OptionalLong.empty(), name);
      case Actor.Kiosk(var node) ->
          new StoredActor("kiosk", OptionalLong.empty(), node.group() + "/" + node.node());
      case Actor.Program() -> new StoredActor("program", OptionalLong.empty(), "");
      case Actor.Stranger() -> new StoredActor("stranger", OptionalLong.empty(), "");
    };
  }
}
