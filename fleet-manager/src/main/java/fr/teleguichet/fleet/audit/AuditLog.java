package fr.teleguichet.fleet.audit;

/** Where what was done gets written down for good. */
@FunctionalInterface
public interface AuditLog {

  /**
   * Adds an entry. What must not happen unseen calls this first, and does not happen when it fails.
   *
   * @throws RuntimeException when the entry could not be kept
   */
  void append(AuditEntry entry);
}
