package fr.teleguichet.fleet.device;

import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import java.util.ArrayList;
import java.util.List;

/** An audit log made of a list. */
public final class RecordedAudit implements AuditLog {
  private final List<AuditEntry> entries = new ArrayList<>();

  @Override
  public synchronized void append(AuditEntry entry) {
    entries.add(entry);
  }

  /** The entries of an action, in order. */
  public synchronized List<AuditEntry> of(String action) {
    return entries.stream().filter(entry -> entry.action().equals(action)).toList();
  }
}
