package fr.teleguichet.provisioning.inspect;

import fr.teleguichet.provisioning.text.Say;

/**
 * Something that is not as it should be.
 *
 * @param failing whether the thing does not work like this; otherwise it only should be known
 */
public record Worry(boolean failing, Say say) {

  static Worry failing(String key, Object... values) {
    return new Worry(true, Say.of(key, values));
  }

  static Worry known(String key, Object... values) {
    return new Worry(false, Say.of(key, values));
  }
}
