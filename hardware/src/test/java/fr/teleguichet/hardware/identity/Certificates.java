package fr.teleguichet.hardware.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** The certificates among the tests' resources. */
final class Certificates {

  private Certificates() {}

  static X509Certificate of(String file) {
    try {
      return CertificatePemCodec.decode(text(file)).getFirst();
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }

  static String text(String file) {
    try (var in = Certificates.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError("no resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
