package fr.teleguichet.release;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

/** Signed trust lists. */
public final class TrustLists {

  private TrustLists() {}

  /** A list that removes this key, for being stolen. */
  public static byte[] without(ReleaseSigner root, long serial, String fingerprint) {
    return of(
        root,
        serial,
        "removed: ( { fingerprint = \"%s\"; status = \"quarantined\"; reason = \"stolen\"; } );"
            .formatted(fingerprint));
  }

  /** A list that adds this authority. */
  public static byte[] with(ReleaseSigner root, long serial, X509Certificate added) {
    try {
      return of(
          root,
          serial,
          "trusted: ( \"%s\" );".formatted(Base64.getEncoder().encodeToString(added.getEncoded())));
    } catch (CertificateEncodingException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A list that says this. */
  public static byte[] of(ReleaseSigner root, long serial, String more) {
    return raw(root, Long.toString(serial), TrustList.COMPATIBLE, serial, more);
  }

  static byte[] raw(
      ReleaseSigner root, String version, String compatible, long serial, String more) {
    byte[] list =
        "serial = %d;\nissued = \"2026-11-27T10:00:00Z\";\n%s\n"
            .formatted(serial, more)
            .getBytes(StandardCharsets.UTF_8);
    String description =
        TestFiles.description(version, "trust-list", TestFiles.sha256(list))
            .replace("[ \"1.0\" ]", "[ \"" + compatible + "\" ]");
    return TestFiles.swu(root, description, Map.of("trust-list", list));
  }
}
