package fr.teleguichet.fleet.account.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string format, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}: each
 * hash says how it was made, so the parameters can grow.
 *
 * @param kibibytes memory
 * @param passes over that memory
 * @param lanes degree of parallelism
 */
record Argon2id(int kibibytes, int passes, int lanes) {

  /** The first choice of OWASP's Password Storage Cheat Sheet that needs 19 MiB. */
  static final Argon2id TODAY = new Argon2id(19_456, 2, 1);

  static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MAX_KIBIBYTES = 1 << 20;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** A hash as it is kept. */
  private static final class Kept {
    private final Argon2id parameters;
    private final byte[] salt;
    private final byte[] hash;

    private Kept(Argon2id parameters, byte[] salt, byte[] hash) {
      this.parameters = parameters;
      this.salt = salt;
      this.hash = hash;
    }

    static Optional<Kept> read(String text) {
      Matcher matcher = PHC.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Argon2id parameters =
          new Argon2id(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)));
      if (parameters.kibibytes < 8 || parameters.kibibytes > MAX_KIBIBYTES) {
        return Optional.empty();
      }
      Base64.Decoder decoder = Base64.getDecoder();
      return Optional.of(
          new Kept(parameters, decoder.decode(matcher.group(4)), decoder.decode(matcher.group(5))));
    }
  }

  /** The password's hash with its parameters and salt. */
  String hash(String password, byte[] salt) {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            kibibytes,
            passes,
            lanes,
            encoder.encodeToString(salt),
            encoder.encodeToString(compute(password, salt, HASH_BYTES)));
  }

  /** Whether the password is the one of this hash; false for what is no hash. */
  static boolean matches(String password, String kept) {
    return Kept.read(kept)
        .map(
            it ->
                MessageDigest.isEqual(
                    it.hash, it.parameters.compute(password, it.salt, it.hash.length)))
        .orElse(false);
  }

  /** Whether the hash was made with these parameters. */
  boolean made(String kept) {
    return Kept.read(kept).map(it -> it.parameters.equals(this)).orElse(false);
  }

  private byte[] compute(String password, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(kibibytes)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    int _ = generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
