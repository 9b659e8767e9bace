package fr.teleguichet.edge.session;

/**
 * What an adviser may know of a citizen before the call.
 *
 * @param language in which the citizen reads the screen, two letters of ISO 639-1
 * @param accompanied whether somebody is with the citizen to help
 */
public record CallerDetails(String language, boolean accompanied) {

  public CallerDetails {
    if (!language.matches("[a-z]{2}")) {
      throw new IllegalArgumentException("\"" + language + "\" is no language of two letters");
    }
  }
}
