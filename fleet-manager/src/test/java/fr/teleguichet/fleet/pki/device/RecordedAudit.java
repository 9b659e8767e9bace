package fr.teleguichet.fleet.pki.device;

import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An audit log made of a list, which hands on what it is given. */
public final class RecordedAudit implements AuditLog {
  private final List<AuditEntry> entries = new ArrayList<>();

  private List<AuditLog> others = List.of();

  /** Hands further entries on to these logs, of which it may be one itself. */
  public synchronized void passOn(Collection<AuditLog> logs) {
    others = logs.stream().filter(log -> !equals(log)).toList();
  }

  @Override
  public synchronized void append(AuditEntry entry) {
    entries.add(entry);
    others.forEach(other -> other.append(entry));
  }

  /** Remembers nothing; the other logs keep what they have. */
  public synchronized void forget() {
    entries.clear();
  }

  /** The entries of an action, in order. */
  public synchronized List<AuditEntry> of(String action) {
    return entries.stream().filter(entry -> entry.action().equals(action)).toList();
  }
}
