package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where issued certificates are written down. */
interface CertificateRegistry {

  /**
   * Writes down whose book this is, before anything else.
   *
   * @throws AuthorityException when it is another root's already
   */
  void claim(Fingerprint root);

  /**
   * Adds a certificate before anybody gets it.
   *
   * @param kiosk whom it names, where that is a kiosk
   */
  void add(CertificateRecord certificate, Optional<KioskId> kiosk);

  /** Notes a revocation; false when there is no such certificate or it was revoked before. */
  boolean revoke(CertificateSerialNumber serial, CertificateRecord.Revocation revocation);

  /** Every certificate of a kiosk, the newest first. */
  List<CertificateRecord> ofKiosk(KioskId kiosk);

  /** The certificates of a key, the newest first. */
  List<CertificateRecord> ofKey(Fingerprint key);

  /** The revoked certificates that would be valid otherwise. */
  List<CertificateRecord> revoked(Instant now);

  /** The kiosks with a certificate that is valid at this moment and not revoked. */
  Set<NodeAddress> kiosks(Instant now);

  /** Whose the certificates of kiosks are that were revoked and would be valid otherwise. */
  Map<CertificateSerialNumber, NodeAddress> revokedKiosks(Instant now);

  /** When the last certificate that a key signed ends; empty when it signed none. */
  Optional<Instant> lastEnd(Fingerprint issuer);
}
