package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import java.util.ArrayList;
import java.util.List;

/** An audit log made of a list, which can be full. */
public final class RecordedAudit implements AuditLog {

  private final List<AuditEntry> entries = new ArrayList<>();
  private boolean full;

  @Override
  public void append(AuditEntry entry) {
    if (full) {
      throw new IllegalStateException("the audit log is full");
    }
    entries.add(entry);
  }

  /** Lets every further entry fail, or not. */
  public void full(boolean isFull) {
    full = isFull;
  }

  /** What was done, in order. */
  public List<String> actions() {
    return entries.stream().map(AuditEntry::action).toList();
  }

  /** The entries. */
  public List<AuditEntry> entries() {
    return List.copyOf(entries);
  }
}
