package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A book made of a list; like the table it refuses a number twice. */
final class ListedCertificates implements CertificateRegistry {

  private record Entry(CertificateRecord certificate, Optional<KioskId> kiosk) {}

  private final List<Entry> entries = new ArrayList<>();
  private Optional<Fingerprint> root = Optional.empty();

  @Override
  public synchronized void claim(Fingerprint claimed) {
    DatabaseOwnershipCheck.refuseOther(root.orElse(claimed).hex(), Optional.of(claimed));
    root = Optional.of(claimed);
  }

  @Override
  public synchronized void add(CertificateRecord certificate, Optional<KioskId> kiosk) {
    if (find(certificate.serial()).isPresent()) {
      throw new IllegalStateException("the number " + certificate.serial() + " is taken");
    }
    entries.addFirst(new Entry(certificate, kiosk));
  }

  @Override
  public synchronized boolean revoke(
      CertificateSerialNumber serial, CertificateRecord.Revocation revocation) {
    Optional<Entry> found =
        entries.stream()
            .filter(entry -> entry.certificate().serial().equals(serial))
            .filter(entry -> entry.certificate().revocation().isEmpty())
            .findFirst();
    found.ifPresent(
        entry -> {
          Entry _ = entries.set(entries.indexOf(entry), revoked(entry, revocation));
        });
    return found.isPresent();
  }

  private static Entry revoked(Entry entry, CertificateRecord.Revocation revocation) {
    CertificateRecord old = entry.certificate();
    return new Entry(
        new CertificateRecord(
            old.serial(),
            old.name(),
            old.issuer(),
            old.key(),
            old.notBefore(),
            old.notAfter(),
            old.issued(),
            Optional.of(revocation),
            old.certificate()),
        entry.kiosk());
  }

  @Override
  public synchronized List<CertificateRecord> ofKiosk(KioskId kiosk) {
    return entries.stream()
        .filter(entry -> entry.kiosk().filter(kiosk::equals).isPresent())
        .map(Entry::certificate)
        .toList();
  }

  @Override
  public synchronized List<CertificateRecord> ofKey(Fingerprint key) {
    return all().stream().filter(certificate -> certificate.key().equals(key)).toList();
  }

  private Optional<CertificateRecord> find(CertificateSerialNumber serial) {
    return all().stream().filter(certificate -> certificate.serial().equals(serial)).findFirst();
  }

  @Override
  public synchronized List<CertificateRecord> revoked(Instant now) {
    return all().stream()
        .filter(certificate -> certificate.revocation().isPresent())
        .filter(certificate -> !now.isAfter(certificate.notAfter()))
        .toList();
  }

  @Override
  public synchronized Set<NodeAddress> kiosks(Instant now) {
    return entries.stream()
        .filter(entry -> entry.certificate().isValidAt(now))
        .flatMap(entry -> entry.kiosk().stream())
        .map(name -> name.name().in(name.territory()))
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Map<CertificateSerialNumber, NodeAddress> revokedKiosks(Instant now) {
    return entries.stream()
        .filter(entry -> entry.certificate().revocation().isPresent())
        .filter(entry -> !now.isAfter(entry.certificate().notAfter()))
        .filter(entry -> entry.kiosk().isPresent())
        .collect(
            Collectors.toMap(
                entry -> entry.certificate().serial(),
                entry -> {
                  KioskId name = entry.kiosk().orElseThrow();
                  return name.name().in(name.territory());
                }));
  }

  @Override
  public synchronized Optional<Instant> lastEnd(Fingerprint issuer) {
    return all().stream()
        .filter(certificate -> certificate.issuer().equals(issuer))
        .map(CertificateRecord::notAfter)
        .max(Comparator.naturalOrder());
  }

  synchronized List<CertificateRecord> all() {
    return entries.stream().map(Entry::certificate).toList();
  }
}
