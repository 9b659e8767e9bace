package fr.teleguichet.fleet.account;

import fr.teleguichet.fleet.access.Caller;
import java.util.Map;
import java.util.Optional;

/**
 * Asks somebody who is signed in for proof once more, before what a passer-by at an open browser
 * must not do.
 */
public interface ReauthenticationVerifier {

  /** The field of a form with the password. */
  String FIELD = "current";

  /**
   * What is wrong with the proof that came with a form.
   *
   * @return the key of a message; empty when the person is who she should be
   */
  Optional<String> fault(Caller.Person person, Map<String, String> fields);

  /** Whether it is proved by a password; otherwise by signing in at the provider once more. */
  boolean isByPassword(Caller.Person person);

  /** Ends the person's other sessions: one of them may be what she defends herself against. */
  void endOthers(Caller.Person person);
}
