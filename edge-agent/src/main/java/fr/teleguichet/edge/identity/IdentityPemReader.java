package fr.teleguichet.edge.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in their text form (RFC 7468). */
final class IdentityPemReader {

  private static final int MAX_SIZE = 256 * 1024;
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  private IdentityPemReader() {}

  /** All certificates of the file, in its order. */
  static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    List<Certificate> found =
        List.copyOf(factory.generateCertificates(new ByteArrayInputStream(content(file))));
    if (found.isEmpty()) {
      throw new GeneralSecurityException(file + " holds no PEM certificate");
    }
    return found;
  }

  /** The file's private key, PKCS #8 without a passphrase. */
  static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher key = KEY.matcher(new String(content(file), StandardCharsets.US_ASCII));
    if (!key.find()) {
      throw new GeneralSecurityException(
          file + " holds no \"PRIVATE KEY\"; \"openssl pkey -in KEY\" turns other forms into it");
    }
    return decode(file, Base64.getMimeDecoder().decode(key.group(1)));
  }

  private static PrivateKey decode(Path file, byte[] encoded) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException _) {
        // A key of another algorithm; the next one may fit.
      }
    }
    throw new GeneralSecurityException(file + " holds a key that is none of " + ALGORITHMS);
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_SIZE + 1);
      if (bytes.length > MAX_SIZE) {
        throw new IOException(file + " is larger than 256 KiB; is it the right file?");
      }
      return bytes;
    }
  }
}
