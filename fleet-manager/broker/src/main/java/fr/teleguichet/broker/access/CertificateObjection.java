package fr.teleguichet.broker.access;

import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import fr.teleguichet.broker.tls.CertificateStatus;
import java.util.Optional;

/**
 * What speaks against a certificate, with the reason codes of MQTT 5 (sections 3.2.2.2, 3.14.2).
 */
enum CertificateObjection {
  REVOKED(
      ClientRefusal.Kind.REVOKED,
      ConnackReasonCode.BANNED,
      DisconnectReasonCode.ADMINISTRATIVE_ACTION,
      "the certificate is revoked"),
  OUT_OF_TIME(
      ClientRefusal.Kind.OUT_OF_TIME,
      ConnackReasonCode.NOT_AUTHORIZED,
      DisconnectReasonCode.NOT_AUTHORIZED,
      "the certificate's time is over or has not begun"),
  STRANGE(
      ClientRefusal.Kind.STRANGE,
      ConnackReasonCode.NOT_AUTHORIZED,
      DisconnectReasonCode.NOT_AUTHORIZED,
      "no authority of the fleet that is still in use issued the certificate"),
  UNCERTAIN(
      ClientRefusal.Kind.UNCERTAIN,
      ConnackReasonCode.SERVER_UNAVAILABLE,
      DisconnectReasonCode.NOT_AUTHORIZED,
      "the revocation list is too old to say whether the certificate is revoked");

  private final ClientRefusal.Kind kind;
  private final ConnackReasonCode connack;
  private final DisconnectReasonCode disconnect;
  private final String reason;

  CertificateObjection(
      ClientRefusal.Kind kind,
      ConnackReasonCode connack,
      DisconnectReasonCode disconnect,
      String reason) {
    this.kind = kind;
    this.connack = connack;
    this.disconnect = disconnect;
    this.reason = reason;
  }

  static Optional<CertificateObjection> to(CertificateStatus standing) {
    return switch (standing) {
      case GOOD -> Optional.empty();
      case REVOKED -> Optional.of(REVOKED);
      case OUT_OF_TIME -> Optional.of(OUT_OF_TIME);
      case STRANGE -> Optional.of(STRANGE);
      case UNCERTAIN -> Optional.of(UNCERTAIN);
    };
  }

  ClientRefusal.Kind kind() {
    return kind;
  }

  /** Why a new connection is refused. */
  ConnackReasonCode connack() {
    return connack;
  }

  /** Why an open connection is cut. */
  DisconnectReasonCode disconnect() {
    return disconnect;
  }

  String reason() {
    return reason;
  }
}
