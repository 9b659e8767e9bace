package fr.teleguichet.fleet.pki.authority;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The serial number of a certificate (RFC 5280, 4.1.2.2): 128 random bits, so that nobody can guess
 * or repeat one.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record CertificateSerialNumber(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final int BYTES = 16;

  public CertificateSerialNumber {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "the serial number \"" + hex + "\" must have 32 lower-case hexadecimal digits");
    }
  }

  /** A new one. */
  static CertificateSerialNumber random(RandomGenerator secureRandom) {
    byte[] bytes = new byte[BYTES];
    secureRandom.nextBytes(bytes);
    return new CertificateSerialNumber(HexFormat.of().formatHex(bytes));
  }

  /** A certificate's number; empty when it is larger than any of ours. */
  public static Optional<CertificateSerialNumber> of(X509Certificate certificate) {
    return of(certificate.getSerialNumber());
  }

  private static Optional<CertificateSerialNumber> of(BigInteger number) {
    return number.signum() > 0 && number.bitLength() <= BYTES * Byte.SIZE
        ? Optional.of(new CertificateSerialNumber("%032x".formatted(number)))
        : Optional.empty();
  }

  BigInteger number() {
    return new BigInteger(hex, BYTES);
  }

  @Override
  public String toString() {
    return hex;
  }
}
