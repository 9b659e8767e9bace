package fr.teleguichet.fleet.account.totp;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.SealingKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Seals second factors for the database, each bound to its account, under a key that only the data
 * folder has: whoever reads the database, or a copy of it, can make no codes.
 */
public final class TotpKeyEncryption {

  private static final String FILE = "second-factor-key";
  private static final String WITHOUT_IT =
      "bring it back from a backup; without it every second factor must be set up again";

  private final Path file;
  private final SealingKey key;

  private TotpKeyEncryption(Path file, SealingKey key) {
    this.file = file;
    this.key = key;
  }

  /**
   * Reads the key, or makes one where there is none; nobody but its owner reads the file.
   *
   * @param secureRandom must be unpredictable
   */
  public static TotpKeyEncryption open(DataFolder folder, RandomGenerator secureRandom) {
    return new TotpKeyEncryption(
        folder.root().resolve(FILE), SealingKey.open(folder, FILE, WITHOUT_IT, secureRandom));
  }

  /** Where the key is kept. */
  public Path file() {
    return file;
  }

  /** The secret as the database keeps it for this account. */
  public byte[] seal(long account, TotpKey secret) {
    return key.seal(secret.bytes(), bound(account));
  }

  /** The secret; empty when it was sealed with another key, for another account, or was altered. */
  public Optional<TotpKey> open(long account, byte[] sealed) {
    return key.open(sealed, bound(account))
        .filter(secret -> secret.length == TotpCodeVerifier.SECRET_BYTES)
        .map(TotpKey::new);
  }

  private static String bound(long account) {
    return "account " + account;
  }

  @Override
  public String toString() {
    return "***";
  }
}
