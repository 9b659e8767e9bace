package fr.teleguichet.broker.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM files (RFC 7468). */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  /** A revocation list with 200,000 entries has some 8 MB. */
  private static final long MAX_FILE_LENGTH = 16L << 20;

  private static final int MAX_BLOCKS = 100;

  private Pem() {}

  static List<X509Certificate> certificates(Path file) throws TlsFilesException {
    return parsed(
        file,
        "CERTIFICATE",
        der ->
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
  }

  static List<X509CRL> revocationLists(Path file) throws TlsFilesException {
    return parsed(
        file,
        "X509 CRL",
        der ->
            (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)));
  }

  /** The algorithm is the one of the certificate that the key belongs to. */
  static PrivateKey privateKey(Path file, String algorithm) throws TlsFilesException {
    return parsed(
            file,
            "PRIVATE KEY",
            der -> KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)))
        .getFirst();
  }

  private interface Parser<T> {
    T parse(byte[] der) throws GeneralSecurityException;
  }

  private static <T> List<T> parsed(Path file, String label, Parser<T> parser)
      throws TlsFilesException {
    List<T> things = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text(file));
    try {
      while (blocks.find()) {
        if (blocks.group(1).equals(label)) {
          things.add(parser.parse(Base64.getMimeDecoder().decode(blocks.group(2))));
        }
        if (things.size() > MAX_BLOCKS) {
          throw new TlsFilesException(file, "it holds more than " + MAX_BLOCKS + " parts.");
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException failure) {
      throw new TlsFilesException(file, "what it holds is damaged", failure);
    }
    if (things.isEmpty()) {
      throw new TlsFilesException(
          file, "it holds no \"-----BEGIN " + label + "-----\"; let the fleet manager write it.");
    }
    return List.copyOf(things);
  }

  private static String text(Path file) throws TlsFilesException {
    try {
      if (Files.size(file) > MAX_FILE_LENGTH) {
        throw new TlsFilesException(file, "it is longer than 16 MiB.");
      }
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException failure) {
      throw new TlsFilesException(file, "it cannot be read as text", failure);
    }
  }
}
