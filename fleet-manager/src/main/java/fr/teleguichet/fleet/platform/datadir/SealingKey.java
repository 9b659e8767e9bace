package fr.teleguichet.fleet.platform.datadir;

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
 * Seals what the database must not tell with AES-256-GCM (NIST SP 800-38D) under a key that only
 * the data folder has: whoever reads the database, or a copy of it, can open nothing.
 *
 * <p>Sealed: a version byte, 12 random bytes, the ciphertext with its tag of 16 bytes.
 */
public final class SealingKey {

  private static final int KEY_BYTES = 32;
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final RandomGenerator random;

  /**
   * A key that is known.
   *
   * @param key 32 bytes
   * @param secureRandom must be unpredictable
   */
  public SealingKey(byte[] key, RandomGenerator secureRandom) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = secureRandom;
  }

  /**
   * Reads the key, or makes one where there is none; nobody but its owner reads the file.
   *
   * @param withoutIt what cannot be done without it, for whoever broke the file
   */
  public static SealingKey open(
      DataFolder folder, String name, String withoutIt, RandomGenerator secureRandom) {
    Path file = folder.root().resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[KEY_BYTES];
        secureRandom.nextBytes(bytes);
        AtomicFileWriter.write(file, Base64.getEncoder().encodeToString(bytes) + "\n");
      }
      return new SealingKey(read(file, withoutIt), secureRandom);
    } catch (IOException failure) {
      throw DataFolderException.notWritable(file, failure);
    }
  }

  private static byte[] read(Path file, String withoutIt) throws IOException {
    try {
      byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new IOException("it holds no key: " + withoutIt);
  }

  /**
   * Seals.
   *
   * @param bound what it belongs to: it opens for nothing else
   */
  public byte[] seal(byte[] open, String bound) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(open);
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put(VERSION)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES-GCM", impossible);
    }
  }

  /** What was sealed; empty when it was with another key, for something else, or was altered. */
  public Optional<byte[]> open(byte[] sealed, String bound) {
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE || sealed[0] != VERSION) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(sealed).get(1, nonce);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce, bound)
              .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES-GCM", impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String bound) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  @Override
  public String toString() {
    return "***";
  }
}
