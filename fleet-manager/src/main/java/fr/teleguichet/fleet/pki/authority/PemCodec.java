package fr.teleguichet.fleet.pki.authority;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates, keys and revocation lists as text (RFC 7468). */
final class PemCodec {
  static final String CERTIFICATE = "CERTIFICATE";
  static final String REVOCATION_LIST = "X509 CRL";
  static final String KEY = "PRIVATE KEY";

  private static final long MAX_FILE_BYTES = 16L * 1024 * 1024;

  private PemCodec() {}

  static String text(String label, byte[] der) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(label, der));
    } catch (IOException e) {
      throw new IllegalStateException("text in memory can be written", e);
    }
    return text.toString();
  }

  static String text(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    certificates.forEach(
        certificate -> text.append(text(CERTIFICATE, DerCertificateCodec.of(certificate))));
    return text.toString();
  }

  static String text(PrivateKey key) {
    return text(KEY, key.getEncoded());
  }

  static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      for (byte[] der : read(file, CERTIFICATE)) {
        certificates.add(DerCertificateCodec.certificate(der));
      }
    } catch (IOException | GeneralSecurityException e) {
      throw AuthorityException.unusable(file, e);
    }
    return certificates;
  }

  static X509Certificate certificate(Path file) {
    List<X509Certificate> certificates = certificates(file);
    if (certificates.isEmpty()) {
      throw AuthorityException.unusable(file, new IOException("it holds no certificate"));
    }
    return certificates.getFirst();
  }

  /** Reads an elliptic curve key. */
  static PrivateKey key(Path file) {
    try {
      List<byte[]> keys = read(file, KEY);
      if (keys.size() != 1) {
        throw new IOException("it holds " + keys.size() + " keys instead of one");
      }
      return key(keys.getFirst());
    } catch (IOException | GeneralSecurityException e) {
      throw AuthorityException.unusable(file, e);
    }
  }

  static PrivateKey key(byte[] der) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  /** The parts of a file that have a label. */
  static List<byte[]> read(Path file, String label) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException("it is larger than 16 MiB");
    }
    List<byte[]> parts = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(Files.readString(file)))) {
      for (PemObject part = reader.readPemObject(); part != null; part = reader.readPemObject()) {
        if (part.getType().equals(label)) {
          parts.add(part.getContent());
        }
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IOException("it is not a PEM file", e);
    }
    return parts;
  }
}
