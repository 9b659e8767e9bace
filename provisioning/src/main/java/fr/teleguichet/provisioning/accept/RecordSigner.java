package fr.teleguichet.provisioning.accept;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.security.interfaces.ECPrivateKey;

/** Signs records with the unit's key: a compact JWS (RFC 7515) by ES256 (RFC 7518, 3.4). */
public final class RecordSigner {

  private RecordSigner() {}

  /**
   * The signed record; its header's {@code kid} is the key's fingerprint.
   *
   * @throws TroubleException when the key is not on the curve P-256
   */
  public static String sign(AcceptanceRecord record, ECPrivateKey key, Fingerprint fingerprint)
      throws TroubleException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("teleguichet-acceptance+jws"))
            .keyID(fingerprint.hex())
            .build();
    var signed = new JWSObject(header, new Payload(record.json()));
    try {
      signed.sign(new ECDSASigner(key));
      return signed.serialize();
    } catch (JOSEException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("accept.key"), e);
    }
  }
}
