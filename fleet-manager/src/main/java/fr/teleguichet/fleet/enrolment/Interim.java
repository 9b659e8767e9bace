package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.hardware.identity.Fingerprint;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in for parts that a fleet manager may lack: without an authority there is nothing to
 * revoke and no claim to make, and without an audit log the program's log has to do.
 */
@Factory
final class Interim {

  private static final Logger LOG = LoggerFactory.getLogger(Interim.class);

  @Singleton
  @Secondary
  AuditLog loggedAudit() {
    return entry ->
        LOG.atInfo()
            .addKeyValue("actor", entry.actor())
            .addKeyValue("action", entry.action())
            .addKeyValue("subject", entry.subject())
            .addKeyValue("address", entry.address().orElse("-"))
            .addKeyValue("details", entry.details())
            .log("Audit entry, kept in this log only.");
  }

  @Singleton
  @Secondary
  CertificateOffice noCertificates() {
    return new CertificateOffice() {
      @Override
      public void revokeAll(Fingerprint key, Reason reason) {
        LOG.atDebug().addKeyValue("key", key).log("There is no authority, so nothing to revoke.");
      }

      @Override
      public List<Certificate> certificatesOf(Fingerprint key) {
        return List.of();
      }
    };
  }

  @Singleton
  @Secondary
  EnrolmentPlace nowhere() {
    return Optional::empty;
  }

  @Singleton
  @Secondary
  WipeOrders writtenDownOnly() {
    return (name, key) ->
        LOG.atInfo()
            .addKeyValue("kiosk", name.kiosk())
            .addKeyValue("key", key)
            .log("The kiosk should be wiped by hand: there is no command for it.");
  }

  @Singleton
  @Secondary
  DeviceCaller nobody() {
    return _ -> Optional.empty();
  }
}
