package fr.teleguichet.fleet.account.signin;

import java.util.Optional;

/**
 * The page on which people sign in.
 *
 * @param email what was typed
 * @param next the page that was asked for
 * @param fault the key of what went wrong
 * @param delay seconds to wait, where that is what went wrong
 * @param provider whether people may sign in through the identity provider
 * @param nobodyYet whether there is no account at all
 * @param done the key of what was just done
 */
public record SignInViewModel(
    String email,
    String next,
    Optional<String> fault,
    long delay,
    boolean provider,
    boolean nobodyYet,
    Optional<String> done) {

  /**
   * The page that asks for the second factor.
   *
   * @param next the page that was asked for
   * @param fault the key of what went wrong
   * @param delay seconds to wait, where that is what went wrong
   */
  public record Code(String next, Optional<String> fault, long delay) {}

  /**
   * The page on which somebody with a link chooses a password.
   *
   * @param token the link's, for the form
   * @param first whether it makes the first account
   * @param name what was typed, or is known
   * @param email what was typed, or is known
   * @param faults the key of what is wrong with each field
   */
  public record Choice(
      String token,
      boolean first,
      String name,
      String email,
      java.util.Map<String, String> faults) {
    public Choice {
      faults = java.util.Map.copyOf(faults);
    }

    /** Where the form goes. */
    public String action() {
      return first ? "/first-account" : "/welcome";
    }

    @Override
    public String toString() {
      return "Choice[***]";
    }
  }
}
