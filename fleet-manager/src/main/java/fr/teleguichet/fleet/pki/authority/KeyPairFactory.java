package fr.teleguichet.fleet.pki.authority;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Objects;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;

/** Key pairs on the NIST curves (FIPS 186-5). */
final class KeyPairFactory {
  /** The root's curve. */
  static final String P384 = "secp384r1";

  /** Everybody else's curve. */
  static final String P256 = "secp256r1";

  private KeyPairFactory() {}

  static KeyPair make(String curve, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has the NIST curves", e);
    }
  }

  /** The pair of a private key that was read from a file, where the public half is not kept. */
  static KeyPair pair(PrivateKey key, String curve) throws GeneralSecurityException {
    if (!(key instanceof ECPrivateKey secret)) {
      throw new GeneralSecurityException("it is not an elliptic curve key");
    }
    ECNamedCurveParameterSpec parameters =
        Objects.requireNonNull(ECNamedCurveTable.getParameterSpec(curve));
    org.bouncycastle.math.ec.ECPoint point = parameters.getG().multiply(secret.getS()).normalize();
    PublicKey open =
        java.security.KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(
                    new ECPoint(
                        point.getAffineXCoord().toBigInteger(),
                        point.getAffineYCoord().toBigInteger()),
                    secret.getParams()));
    return new KeyPair(open, key);
  }

  /** The signature that suits a key. */
  static String signature(PrivateKey key) {
    boolean large = key instanceof ECPrivateKey ec && ec.getParams().getOrder().bitLength() > 256;
    return large ? "SHA384withECDSA" : "SHA256withECDSA";
  }
}
