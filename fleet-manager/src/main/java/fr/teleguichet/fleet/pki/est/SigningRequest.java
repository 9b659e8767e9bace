package fr.teleguichet.fleet.pki.est;

import fr.teleguichet.fleet.pki.authority.KeyPolicy;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A certificate request (PKCS #10, RFC 2986) whose signature was checked: whoever sent it has the
 * private key.
 *
 * @param key the key to be certified, strong enough
 * @param subject the subject that it asks for
 * @param alternativeNames the subject alternative names that it asks for
 */
record SigningRequest(PublicKey key, X500Name subject, Set<GeneralName> alternativeNames) {

  /** Base64 of the largest request that is read; one with an RSA key of 8192 bits has 3 KiB. */
  static final int MAX_BODY_BYTES = 16 * 1024;

  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512,
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption,
          EdECObjectIdentifiers.id_Ed25519);
  private static final Set<ASN1ObjectIdentifier> HASHES =
      Set.of(
          NISTObjectIdentifiers.id_sha256,
          NISTObjectIdentifiers.id_sha384,
          NISTObjectIdentifiers.id_sha512);

  SigningRequest {
    alternativeNames = Set.copyOf(alternativeNames);
  }

  /** What came of reading a body. */
  sealed interface Reading {
    /** A request that can be served. */
    record Good(SigningRequest request) implements Reading {}

    /** Something else, in a sentence for whoever sent it. */
    record Bad(String sentence) implements Reading {}
  }

  Fingerprint fingerprint() {
    return Fingerprint.of(key);
  }

  /** Reads the body of an enrolment: base64 of the DER whatever its headers say (RFC 8951, 3.1). */
  static Reading read(byte[] body) {
    if (body.length > MAX_BODY_BYTES) {
      return new Reading.Bad("The request is larger than 16 KiB.");
    }
    String text = new String(body, StandardCharsets.ISO_8859_1).replaceAll("[ \t\r\n]", "");
    if (text.isEmpty()) {
      return new Reading.Bad("The request is empty: send a PKCS #10 request, DER in base64.");
    }
    if (text.startsWith("-----")) {
      return new Reading.Bad("The request is in PEM: send it without its BEGIN and END lines.");
    }
    byte[] der;
    try {
      der = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return new Reading.Bad("The request is not base64: send a PKCS #10 request, DER in base64.");
    }
    return readDer(der);
  }

  private static Reading readDer(byte[] der) {
    JcaPKCS10CertificationRequest request;
    try {
      ASN1Primitive whole = ASN1Primitive.fromByteArray(der);
      request = new JcaPKCS10CertificationRequest(der);
      if (whole == null || !Arrays.equals(request.getEncoded(), whole.getEncoded())) {
        return notARequest();
      }
    } catch (IOException | RuntimeException _) {
      // Bouncy Castle throws whatever its parsers meet; all of it means the same.
      return notARequest();
    }
    return check(request);
  }

  private static Reading notARequest() {
    return new Reading.Bad("The request is not a PKCS #10 certificate request.");
  }

  private static Reading check(JcaPKCS10CertificationRequest request) {
    if (!isStrong(request.getSignatureAlgorithm())) {
      return new Reading.Bad(
          "The request’s signature is too weak or unknown: sign it with SHA-256 or better.");
    }
    try {
      PublicKey key = request.getPublicKey();
      Optional<String> objection = KeyPolicy.objection(key);
      if (objection.isPresent()) {
        return new Reading.Bad(objection.get());
      }
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        return new Reading.Bad(
            "The request’s signature is wrong: sign it with the key that is to be certified.");
      }
      return new Reading.Good(
          new SigningRequest(key, request.getSubject(), alternativeNames(request)));
    } catch (GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException _) {
      return new Reading.Bad("The request’s key or signature cannot be read.");
    }
  }

  private static boolean isStrong(AlgorithmIdentifier algorithm) {
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      try {
        return HASHES.contains(
            RSASSAPSSparams.getInstance(algorithm.getParameters())
                .getHashAlgorithm()
                .getAlgorithm());
      } catch (RuntimeException _) {
        return false;
      }
    }
    return SIGNATURES.contains(algorithm.getAlgorithm());
  }

  private static Set<GeneralName> alternativeNames(JcaPKCS10CertificationRequest request) {
    Extensions extensions = request.getRequestedExtensions();
    GeneralNames names =
        extensions == null
            ? null
            : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    return names == null ? Set.of() : new HashSet<>(Arrays.asList(names.getNames()));
  }
}
