package fr.teleguichet.est;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/** The answer to {@code csrattrs}: CsrAttrs of RFC 7030, section 4.5.2. */
final class CsrAttributesDecoder {

  private static final int MAX_COUNT = 64;

  private CsrAttributesDecoder() {}

  /** The OIDs that are asked for, those of attributes with values included. */
  static List<String> decode(String base64) throws EstException {
    if (base64.isBlank()) {
      return List.of();
    }
    try {
      byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      ASN1Sequence wanted = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
      if (wanted == null || wanted.size() > MAX_COUNT) {
        throw new EstException(
            "the server wants attributes that are none, or more than " + MAX_COUNT);
      }
      List<String> oids = new ArrayList<>();
      for (ASN1Encodable one : wanted) {
        oids.add(oid(one).getId());
      }
      return List.copyOf(oids);
    } catch (IllegalArgumentException | IllegalStateException | IOException e) {
      throw new EstException("the server’s wish for attributes can’t be read", e);
    }
  }

  private static ASN1ObjectIdentifier oid(ASN1Encodable one) throws IOException {
    if (one instanceof ASN1ObjectIdentifier oid) {
      return oid;
    }
    if (one instanceof ASN1Sequence attribute
        && attribute.size() > 0
        && attribute.getObjectAt(0) instanceof ASN1ObjectIdentifier oid) {
      return oid;
    }
    throw new IOException("neither an OID nor an attribute");
  }
}
