package fr.teleguichet.fleet.update.label;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.enrolment.TargetId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Puts labels on kiosks and takes them off, and writes down who did. */
@Singleton
final class KioskLabelService {

  private final KioskLabelRepository labels;
  private final AuditLog audit;

  KioskLabelService(KioskLabelRepository labels, AuditLog audit) {
    this.labels = labels;
    this.audit = audit;
  }

  /** Labels the kiosk; false when it has so many that no other finds room. */
  boolean put(TargetId kiosk, String label, Principal visitor) {
    List<String> before = labels.of(kiosk);
    if (before.size() >= KioskLabelRepository.MAX_COUNT && !before.contains(label)) {
      return false;
    }
    tell(visitor, "kiosk.labelled", kiosk, label);
    return labels.put(kiosk, label);
  }

  /** Takes the label off; false when the kiosk has none of this name. */
  boolean remove(TargetId kiosk, String label, Principal visitor) {
    if (!labels.of(kiosk).contains(label)) {
      return false;
    }
    tell(visitor, "kiosk.unlabelled", kiosk, label);
    return labels.remove(kiosk, label);
  }

  private void tell(Principal visitor, String what, TargetId kiosk, String label) {
    audit.append(
        new AuditEntry(
            visitor.actor(), what, kiosk.value(), visitor.address(), Map.of("label", label)));
  }
}
