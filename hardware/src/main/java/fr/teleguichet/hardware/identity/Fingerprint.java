package fr.teleguichet.hardware.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What tells a public key from every other: the SHA-256 of its SubjectPublicKeyInfo (RFC 5280,
 * 4.1.2.7), as in key pinning (RFC 7469, 2.4). It is no secret.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s:-]+");
  private static final int MAX_LENGTH = 200;
  private static final int GROUP = 4;

  public Fingerprint {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a fingerprint has 64 lower-case hexadecimal digits");
    }
  }

  /** The key's fingerprint. */
  public static Fingerprint of(PublicKey key) {
    return ofEncoded(key.getEncoded());
  }

  /** The fingerprint of anything that is compared by its SHA-256, such as a whole certificate. */
  public static Fingerprint ofEncoded(byte[] der) {
    try {
      return new Fingerprint(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Reads what people and QR codes carry: any case, with or without blanks, colons or hyphens. */
  public static Optional<Fingerprint> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String hex = SEPARATOR.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    return FORM.matcher(hex).matches() ? Optional.of(new Fingerprint(hex)) : Optional.empty();
  }

  /** Sixteen groups of four digits, for people who compare two screens. */
  public String grouped() {
    var text = new StringBuilder(hex.length() + hex.length() / GROUP);
    for (int i = 0; i < hex.length(); i += GROUP) {
      text.append(i == 0 ? "" : " ").append(hex, i, i + GROUP);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return hex;
  }
}
