package fr.teleguichet.est;

import java.io.IOException;
import java.security.KeyPair;
import java.util.Optional;

/**
 * Where the unit's private key lies. The key is made there and never leaves: callers get an object
 * to sign with, which for a chip need not hold the key itself. Every call may wait for the disk.
 */
public interface KeyVault {

  /**
   * The unit's key, when there is one.
   *
   * @throws IOException when there is one that can't be used; the message says what to do
   */
  Optional<KeyPair> find() throws IOException;

  /**
   * Makes a key, EC P-256, and returns once it is there for good: a power cut leaves either none or
   * this one.
   *
   * @throws IOException when it can't be kept
   */
  KeyPair make() throws IOException;

  /** Destroys the key as well as the place allows; answers whether there was one. */
  boolean destroy() throws IOException;
}
