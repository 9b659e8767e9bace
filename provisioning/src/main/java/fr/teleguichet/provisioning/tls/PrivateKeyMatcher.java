package fr.teleguichet.provisioning.tls;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;

/** Whether a private key is that of a certificate, RSA's or an elliptic curve's. */
public final class PrivateKeyMatcher {

  private static final byte[] SIGNED = "teleguichet".getBytes(StandardCharsets.US_ASCII);

  private PrivateKeyMatcher() {}

  /**
   * The text of the key's file.
   *
   * @throws TroubleException when it holds no key that is read without a passphrase, or that of
   *     another certificate
   */
  public static String requireMatch(X509Certificate certificate, Path file)
      throws TroubleException {
    byte[] encoded = PemFileReader.privateKey(file);
    PublicKey known = certificate.getPublicKey();
    try {
      PrivateKey key =
          KeyFactory.getInstance(known.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (!belongsTo(known, key)) {
        throw new TroubleException(TroubleKind.USAGE, "pem.other-key", file);
      }
    } catch (GeneralSecurityException e) {
      // A key of another kind can't even be read as one of this certificate's.
      throw new TroubleException(TroubleKind.USAGE, Message.of("pem.other-key", file), e);
    }
    return PemFileReader.text(file);
  }

  private static boolean belongsTo(PublicKey known, PrivateKey key)
      throws GeneralSecurityException {
    String kind = known.getAlgorithm().equals("EC") ? "ECDSA" : known.getAlgorithm();
    Signature signing = Signature.getInstance("SHA256with" + kind);
    signing.initSign(key);
    signing.update(SIGNED);
    byte[] signature = signing.sign();
    signing.initVerify(known);
    signing.update(SIGNED);
    return signing.verify(signature);
  }
}
