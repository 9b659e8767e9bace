package fr.teleguichet.edge.network.setup;

import static fr.teleguichet.edge.network.setup.NetworkSettingException.check;

import fr.teleguichet.hardware.network.EapCredentials;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As whom a kiosk signs in at a network that asks for a name (802.1X). */
public sealed interface NetworkCredentials {

  /** With a password (PEAP with MSCHAPv2). */
  record ByPassword(EapCredentials known) implements NetworkCredentials {}

  /**
   * With a certificate of the network's own authority (EAP-TLS).
   *
   * @param user 1 to 253 characters (RFC 7542, 2.3)
   * @param certificate the kiosk's, with those between it and the authority if there are any (PEM),
   *     up to {@value #MAX_PEM} characters
   * @param key the certificate's, without a passphrase, which nobody would be there to type (PKCS
   *     #8 in PEM), up to {@value #MAX_PEM} characters
   * @param server the whole name in the server's certificate, or what it ends with after a dot
   * @param authority who vouches for the server (PEM); none: whom the system trusts
   */
  record ByCertificate(
      String user, String certificate, String key, String server, Optional<String> authority)
      implements NetworkCredentials {

    static final int MAX_PEM = 16 * 1024;

    private static final Pattern OPEN_KEY =
        Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final byte[] SIGNED = "teleguichet".getBytes(StandardCharsets.US_ASCII);

    public ByCertificate {
      // Of name, server and authority the same is asked as beside a password.
      var _ = new EapCredentials(user, "-", server, authority);
      check(
          certificate.length() <= MAX_PEM && key.length() <= MAX_PEM && isPair(certificate, key),
          NetworkSettingProblem.ACCOUNT_CERTIFICATE);
    }

    private static boolean isPair(String certificate, String key) {
      Matcher open = OPEN_KEY.matcher(key);
      try {
        PublicKey known =
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey();
        return open.find() && belongsTo(known, Base64.getMimeDecoder().decode(open.group(1)));
      } catch (GeneralSecurityException | IllegalArgumentException _) {
        return false;
      }
    }

    private static boolean belongsTo(PublicKey known, byte[] encoded)
        throws GeneralSecurityException {
      String algorithm = known.getAlgorithm();
      PrivateKey key =
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      Signature signing =
          Signature.getInstance("SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm));
      signing.initSign(key);
      signing.update(SIGNED);
      byte[] signature = signing.sign();
      signing.initVerify(known);
      signing.update(SIGNED);
      return signing.verify(signature);
    }

    @Override
    public String toString() {
      return "ByCertificate[server=" + server + "]";
    }
  }
}
