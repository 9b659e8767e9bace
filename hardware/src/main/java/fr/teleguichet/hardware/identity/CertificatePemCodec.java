package fr.teleguichet.hardware.identity;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates in their text form (RFC 7468, section 5): any number of blocks, with whatever text
 * between them.
 */
public final class CertificatePemCodec {

  /** More than a fleet ever has authorities. */
  private static final int MAX_COUNT = 16;

  private static final int LINE = 64;
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]{1,20000})-----END CERTIFICATE-----");

  private CertificatePemCodec() {}

  /**
   * Reads the certificates, in the order of the text; it does not ask who signed them.
   *
   * @throws CertificateException when there is none, more than 16, or one that is no certificate;
   *     the message completes "it"
   */
  public static List<X509Certificate> decode(String text) throws CertificateException {
    var factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (found.size() == MAX_COUNT) {
        throw new CertificateException("holds more than " + MAX_COUNT + " certificates");
      }
      found.add(certificate(factory, block.group(1)));
    }
    if (found.isEmpty()) {
      throw new CertificateException("holds no PEM certificate");
    }
    return List.copyOf(found);
  }

  private static X509Certificate certificate(CertificateFactory factory, String base64)
      throws CertificateException {
    try {
      byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (IllegalArgumentException | CertificateException e) {
      throw new CertificateException("holds a certificate that can’t be read", e);
    }
  }

  /** Writes the certificates in this order. */
  public static String encode(List<X509Certificate> certificates) {
    var text = new StringBuilder();
    var base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    for (X509Certificate certificate : certificates) {
      try {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(base64.encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      } catch (CertificateEncodingException e) {
        throw new IllegalArgumentException("a certificate without an encoding", e);
      }
    }
    return text.toString();
  }
}
