package fr.teleguichet.provisioning.prepare;

/**
 * What must not be seen, in messages and logs least of all.
 *
 * @param value the secret itself
 */
public record Secret(String value) {

  @Override
  public String toString() {
    return "***";
  }
}
