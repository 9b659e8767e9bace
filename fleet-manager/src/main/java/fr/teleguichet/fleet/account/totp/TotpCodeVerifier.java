package fr.teleguichet.fleet.account.totp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes (RFC 6238): HMAC-SHA-1, six digits, steps of 30 seconds. */
public final class TotpCodeVerifier {

  /** Bytes of a secret, as long as the hash (RFC 4226, section 4). */
  public static final int SECRET_BYTES = 20;

  private static final long STEP_SECONDS = 30;
  private static final int TOLERANCE = 1;
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;

  private TotpCodeVerifier() {}

  /**
   * The step of a right code: this one, the one before or the one after, since clocks differ.
   *
   * @param used the last step that was used up; neither it nor an older one will do again
   */
  public static OptionalLong step(byte[] secret, String typed, Instant now, long used) {
    String code = typed.replaceAll("\\s", "");
    long current = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = current - TOLERANCE; step <= current + TOLERANCE; step++) {
      boolean right = MessageDigest.isEqual(ascii(code(secret, step)), ascii(code));
      if (right && step > used) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The code of a moment. */
  public static String code(byte[] secret, Instant at) {
    return code(secret, at.getEpochSecond() / STEP_SECONDS);
  }

  /** The code of a step (RFC 4226, section 5.3). */
  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA1", impossible);
    }
  }
}
