package fr.teleguichet.fleet.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A record with its signature (RFC 7515, compact serialisation, ES256), and the certificate whose
 * key made it.
 *
 * @param jws as it came
 * @param certificate the signer's
 */
record SignedAcceptanceRecord(String jws, X509Certificate certificate) {

  /** Longest record that is read, in characters. */
  static final int MAX_LENGTH = 64 * 1024;

  /** Section 7.1; the library also reads the letters of ordinary base64. */
  private static final Pattern COMPACT = Pattern.compile("(?:[\\w-]+\\.){2}[\\w-]+");

  /**
   * The signed bytes, when the certificate's key signed them and the header names that key; empty
   * otherwise, whatever is wrong.
   */
  Optional<byte[]> payload() {
    if (jws.length() > MAX_LENGTH
        || !COMPACT.matcher(jws).matches()
        || !(certificate.getPublicKey() instanceof ECPublicKey key)) {
      return Optional.empty();
    }
    try {
      JWSObject object = JWSObject.parse(jws);
      return isSignedWith(key, object)
          ? Optional.of(object.getPayload().toBytes())
          : Optional.empty();
    } catch (ParseException | JOSEException _) {
      return Optional.empty();
    }
  }

  private static boolean isSignedWith(ECPublicKey key, JWSObject object) throws JOSEException {
    return JWSAlgorithm.ES256.equals(object.getHeader().getAlgorithm())
        && Fingerprint.of(key).hex().equals(object.getHeader().getKeyID())
        && object.verify(new ECDSAVerifier(key));
  }

  /** The certificate, DER. */
  byte[] encoded() {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
