package fr.teleguichet.fleet.account.totp;

import fr.teleguichet.fleet.folder.DataFolder;
import fr.teleguichet.fleet.folder.DataFolderException;
import fr.teleguichet.fleet.folder.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals second factors for the database with AES-256-GCM (NIST SP 800-38D), each bound to its
 * account, under a key that only the data folder has: whoever reads the database, or a copy of it,
 * can make no codes.
 *
 * <p>Sealed: a version byte, 12 random bytes, the ciphertext with its tag of 16 bytes.
 */
public final class TotpSeal {

  private static final String FILE = "second-factor-key";
  private static final int KEY_BYTES = 32;
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SEALED_BYTES =
      1 + NONCE_BYTES + Totp.SECRET_BYTES + TAG_BITS / Byte.SIZE;

  private final Path file;
  private final SecretKeySpec key;
  private final RandomGenerator random;

  private TotpSeal(Path file, byte[] key, RandomGenerator random) {
    this.file = file;
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /**
   * Reads the key, or makes one where there is none; nobody but its owner reads the file.
   *
   * @param secureRandom must be unpredictable
   */
  public static TotpSeal open(DataFolder folder, RandomGenerator secureRandom) {
    Path file = folder.root().resolve(FILE);
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[KEY_BYTES];
        secureRandom.nextBytes(bytes);
        WholeFile.write(file, Base64.getEncoder().encodeToString(bytes) + "\n");
      }
      return new TotpSeal(file, read(file), secureRandom);
    } catch (IOException failure) {
      throw DataFolderException.notWritable(file, failure);
    }
  }

  private static byte[] read(Path file) throws IOException {
    try {
      byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new IOException(
        "it holds no key: bring it back from a backup; without it every second factor must be set"
            + " up again");
  }

  /** Where the key is kept. */
  public Path file() {
    return file;
  }

  /** The secret as the database keeps it for this account. */
  public byte[] seal(long account, TotpKey secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, account).doFinal(secret.bytes());
      return ByteBuffer.allocate(SEALED_BYTES).put(VERSION).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES-GCM", impossible);
    }
  }

  /** The secret; empty when it was sealed with another key, for another account, or was altered. */
  public Optional<TotpKey> open(long account, byte[] sealed) {
    if (sealed.length != SEALED_BYTES || sealed[0] != VERSION) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(sealed).get(1, nonce);
    try {
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, nonce, account)
              .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
      return Optional.of(new TotpKey(secret));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES-GCM", impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, long account) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(("account " + account).getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  @Override
  public String toString() {
    return "***";
  }
}
