package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.audit.Actor;

/** Who wanted something, by the name of that day. */
final class CommandRequesterNameFormatter {

  private static final int MAX_LENGTH = 200;

  private CommandRequesterNameFormatter() {}

  /** The name; empty for the program. */
  static String of(Actor actor) {
    String name =
        switch (actor) {
          case Actor.Person(_, String person) -> person;
          case Actor.Script(String script) -> script;
          case Actor.Kiosk(var node) -> node.toString();
          case Actor.Program _, Actor.Stranger _ -> "";
        };
    return name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
  }
}
