package fr.teleguichet.broker.access;

import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import fr.teleguichet.broker.tls.CertificateStatus;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** Ends open connections whose certificate lost its standing since they were let in. */
final class CertificateEviction {

  /** Ends a client's connection; its will is published, so that others see it go. */
  interface Cut {
    void end(String clientId, DisconnectReasonCode code, String reason);
  }

  private final Function<X509Certificate, CertificateStatus> standing;
  private final ConnectedClients guests;
  private final RefusalDeduplicator refusals;
  private final Cut cut;
  private final Clock clock;

  CertificateEviction(
      Function<X509Certificate, CertificateStatus> standing,
      ConnectedClients guests,
      RefusalDeduplicator refusals,
      Cut cut,
      Clock clock) {
    this.standing = standing;
    this.guests = guests;
    this.refusals = refusals;
    this.cut = cut;
    this.clock = clock;
  }

  /**
   * Looks at the open connections once.
   *
   * @param trustChanged false where only time has passed, which spares the signatures
   */
  void look(boolean trustChanged) {
    Instant now = clock.instant();
    for (ConnectedClients.Guest guest : guests.present()) {
      if (trustChanged || now.isAfter(guest.certificate().getNotAfter().toInstant())) {
        CertificateObjection.to(standing.apply(guest.certificate()))
            .filter(CertificateEviction::isCertain)
            .ifPresent(objection -> evict(guest, objection));
      }
    }
  }

  /** An old revocation list keeps newcomers out, but says nothing against those who are in. */
  private static boolean isCertain(CertificateObjection objection) {
    return objection != CertificateObjection.UNCERTAIN;
  }

  private void evict(ConnectedClients.Guest guest, CertificateObjection objection) {
    guests.leave(guest.number());
    refusals.note(ClientRefusal.of(objection, guest));
    cut.end(guest.clientId(), objection.disconnect(), objection.reason());
  }
}
