package fr.teleguichet.fleet.account.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A secret that a person's telephone shares; it shows itself as stars. */
public final class TotpKey {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private final byte[] secret;

  /** A key of {@value Totp#SECRET_BYTES} bytes. */
  public TotpKey(byte[] secret) {
    this.secret = secret.clone();
  }

  /** What {@link #base32()} wrote; empty for anything else. */
  public static Optional<TotpKey> ofBase32(String text) {
    if (text.length() != TotpCodeVerifier.SECRET_BYTES * 8 / BITS) {
      return Optional.empty();
    }
    byte[] bytes = new byte[TotpCodeVerifier.SECRET_BYTES];
    int buffer = 0;
    int bits = 0;
    int place = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      buffer = ((buffer << BITS) | value) & 0xffff;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[place++] = (byte) (buffer >> bits);
      }
    }
    return Optional.of(new TotpKey(bytes));
  }

  /** The secret's bytes. */
  public byte[] bytes() {
    return secret.clone();
  }

  /** The secret in Base32 without padding (RFC 4648, section 6), as people type it. */
  public String base32() {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte part : secret) {
      buffer = ((buffer << Byte.SIZE) | (part & 0xff)) & 0xffff;
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt((buffer >> bits) & 0x1f));
      }
    }
    return text.toString();
  }

  /** The address that telephones read from the square code. */
  public String address(String email) {
    return "otpauth://totp/T%C3%A9l%C3%A9guichet:"
        + URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20")
        + "?secret="
        + base32()
        + "&issuer=T%C3%A9l%C3%A9guichet&algorithm=SHA1&digits=6&period=30";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TotpKey key && Arrays.equals(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  @Override
  public String toString() {
    return "***";
  }
}
