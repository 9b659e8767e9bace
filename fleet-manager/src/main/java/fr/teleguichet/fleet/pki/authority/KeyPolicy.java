package fr.teleguichet.fleet.pki.authority;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Which keys are strong enough to be certified (NIST SP 800-57 part 1, 128 bits of security). */
public final class KeyPolicy {

  private static final int MIN_RSA_BITS = 3072;
  private static final int MAX_RSA_BITS = 8192;
  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1);

  private KeyPolicy() {}

  /** What is wrong with a key and what to use instead; empty when it will do. */
  public static Optional<String> objection(PublicKey key) {
    return switch (key) {
      case ECPublicKey _ -> curve(key);
      case EdECPublicKey _ when key.getAlgorithm().equals("EdDSA") -> edwards(key);
      case RSAPublicKey rsa -> size(rsa);
      default -> refuse("A key of the kind " + key.getAlgorithm());
    };
  }

  private static Optional<String> curve(PublicKey key) {
    ASN1Encodable curve =
        SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters();
    return curve instanceof ASN1ObjectIdentifier known && CURVES.contains(known)
        ? Optional.empty()
        : refuse("A key on this elliptic curve");
  }

  private static Optional<String> edwards(PublicKey key) {
    return key instanceof EdECPublicKey edwards && edwards.getParams().getName().equals("Ed25519")
        ? Optional.empty()
        : refuse("A key on this Edwards curve");
  }

  private static Optional<String> size(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS
        ? Optional.empty()
        : refuse("An RSA key of " + bits + " bits");
  }

  private static Optional<String> refuse(String what) {
    return Optional.of(
        what
            + " is not accepted: make one on the curve P-256 or P-384, an Ed25519 key, or an RSA"
            + " key of 3072 to 8192 bits.");
  }
}
