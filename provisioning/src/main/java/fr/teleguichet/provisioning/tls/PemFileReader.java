package fr.teleguichet.provisioning.tls;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and certificates in their text form (RFC 7468). */
public final class PemFileReader {

  private static final int MAX_SIZE = 256 * 1024;
  private static final Pattern PRIVATE = block("PRIVATE KEY");
  private static final Pattern PUBLIC = block("PUBLIC KEY");

  private PemFileReader() {}

  private static Pattern block(String label) {
    return Pattern.compile(
        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----");
  }

  /** All certificates of the file, in its order; at least one. */
  public static List<X509Certificate> certificates(Path file) throws TroubleException {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content(file)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new TroubleException(TroubleKind.USAGE, "pem.no-certificate", file);
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("pem.no-certificate", file), e);
    }
  }

  /** The file's EC private key, PKCS #8 without a passphrase. */
  public static ECPrivateKey key(Path file) throws TroubleException {
    Matcher key = PRIVATE.matcher(text(file));
    if (!key.find()) {
      throw new TroubleException(TroubleKind.USAGE, "pem.no-key", file);
    }
    try {
      var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
      return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(encoded);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("pem.no-key", file), e);
    }
  }

  /** The file's private key of whatever kind, PKCS #8 without a passphrase. */
  static byte[] privateKey(Path file) throws TroubleException {
    Matcher key = PRIVATE.matcher(text(file));
    if (!key.find()) {
      throw new TroubleException(TroubleKind.USAGE, "pem.no-open-key", file);
    }
    try {
      return Base64.getMimeDecoder().decode(key.group(1));
    } catch (IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("pem.no-open-key", file), e);
    }
  }

  /** The public key of the file: written as such, or that of its first certificate. */
  public static PublicKey publicKey(Path file) throws TroubleException {
    Matcher key = PUBLIC.matcher(text(file));
    if (!key.find()) {
      return certificates(file).getFirst().getPublicKey();
    }
    try {
      var encoded = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
      return KeyFactory.getInstance("EC").generatePublic(encoded);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("pem.no-key", file), e);
    }
  }

  /** The whole file. */
  public static String text(Path file) throws TroubleException {
    return new String(content(file), StandardCharsets.US_ASCII);
  }

  private static byte[] content(Path file) throws TroubleException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_SIZE + 1);
      if (bytes.length > MAX_SIZE) {
        throw new TroubleException(TroubleKind.USAGE, "file.large", file, MAX_SIZE / 1024);
      }
      return bytes;
    } catch (IOException e) {
      String reason = Optional.ofNullable(e.getMessage()).orElse("");
      throw new TroubleException(TroubleKind.USAGE, Message.of("file.unreadable", file, reason), e);
    }
  }
}
