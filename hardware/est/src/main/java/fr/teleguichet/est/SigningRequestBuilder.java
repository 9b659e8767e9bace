package fr.teleguichet.est;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.IOException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * The unit's certificate request (PKCS #10, RFC 2986), signed by the key that it is for. It bears
 * the name that the unit has or expects, or its short code while it expects none; which name the
 * certificate gets is the server's decision.
 */
final class SigningRequestBuilder {

  private SigningRequestBuilder() {}

  /** The request's DER in base64, as EST's bodies are (RFC 8951, section 3.1). */
  static String base64(KeyPair key, Optional<SpiffeId> name) throws EstException {
    try {
      var builder = new JcaPKCS10CertificationRequestBuilder(subject(key, name), key.getPublic());
      if (name.isPresent()) {
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, alternativeName(name.get()));
      }
      PKCS10CertificationRequest request =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
      return Base64.getMimeEncoder().encodeToString(request.getEncoded());
    } catch (OperatorCreationException | IOException e) {
      throw new EstException("the certificate request can’t be signed: " + e.getMessage(), e);
    }
  }

  private static X500Name subject(KeyPair key, Optional<SpiffeId> name) {
    var subject = new X500NameBuilder(BCStyle.INSTANCE);
    if (name.isPresent()) {
      subject.addRDN(BCStyle.CN, name.get().commonName());
      if (name.get() instanceof KioskId kiosk) {
        subject.addRDN(BCStyle.OU, kiosk.territory().value());
      }
    } else {
      subject.addRDN(BCStyle.CN, ShortCode.of(Fingerprint.of(key.getPublic())).toString());
    }
    return subject.build();
  }

  private static org.bouncycastle.asn1.x509.Extensions alternativeName(SpiffeId name)
      throws IOException {
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName(GeneralName.uniformResourceIdentifier, name.uri().toString())));
    return extensions.generate();
  }
}
