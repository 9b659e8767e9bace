package fr.teleguichet.edge.configuration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A token that keeps the unit's key instead of a file.
 *
 * @param library its PKCS #11 library
 * @param slot the index in its list of slots, 0 to 99
 * @param pinFile a file with the user's PIN
 */
public record Pkcs11TokenSettings(Path library, int slot, Path pinFile) {

  public Pkcs11TokenSettings {
    SettingBounds.within("a slot", slot, 0, 99);
    if (!library.isAbsolute()) {
      throw new IllegalArgumentException("identity.token-library must be an absolute path");
    }
  }

  /** There is one only when library and PIN are set. */
  static Optional<Pkcs11TokenSettings> of(
      Optional<Path> library, int slot, Optional<Path> pinFile) {
    if (library.isPresent() != pinFile.isPresent()) {
      throw new IllegalArgumentException(
          "set both identity.token-library and identity.token-pin-file, or neither");
    }
    return library.flatMap(path -> pinFile.map(pin -> new Pkcs11TokenSettings(path, slot, pin)));
  }
}
