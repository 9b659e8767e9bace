package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what was done into the program's log, until there is a table for it. */
final class LoggedAudit implements AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedAudit.class);

  @Override
  public void append(AuditEntry entry) {
    LOG.atInfo()
        .addKeyValue("action", entry.action())
        .addKeyValue("actor", entry.actor())
        .addKeyValue("subject", entry.subject())
        .addKeyValue("address", entry.address().orElse("-"))
        .addKeyValue("details", entry.details())
        .log("Something was done that is written down.");
  }
}
