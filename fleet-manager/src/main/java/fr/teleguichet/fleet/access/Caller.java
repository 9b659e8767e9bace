package fr.teleguichet.fleet.access;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Who sent a request, as far as it is known. */
public sealed interface Caller {

  /** The attribute of a request that holds it. */
  String ATTRIBUTE = "fleet.caller";

  /** A stranger. */
  record Nobody() implements Caller {}

  /**
   * A person who is signed in.
   *
   * @param account the account's row
   * @param session the session's row
   * @param lacksFactor whether the role wants a second factor that the person has not set up yet
   */
  record Person(Principal visitor, long account, long session, boolean lacksFactor)
      implements Caller {}

  /** A script with a token. */
  record Script(Principal visitor) implements Caller {}

  /** Who was let in; empty for a stranger. */
  default Optional<Principal> known() {
    return switch (this) {
      case Nobody() -> Optional.empty();
      case Person person -> Optional.of(person.visitor());
      case Script(Principal visitor) -> Optional.of(visitor);
    };
  }

  /** Who sent this request. */
  static Caller of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Caller.class).orElseGet(Nobody::new);
  }
}
