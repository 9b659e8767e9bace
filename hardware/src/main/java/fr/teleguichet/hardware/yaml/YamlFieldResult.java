package fr.teleguichet.hardware.yaml;

import java.util.Optional;

/** The value of one key: there, or wrong in a way that is already noted. */
public record YamlFieldResult<T>(Optional<T> found) {

  /**
   * The value; to be called only inside {@link YamlFieldReader#build}, which knows that it is
   * there.
   */
  public T get() {
    return found.orElseThrow(() -> new IllegalStateException("read outside build"));
  }
}
