package fr.teleguichet.fleet.audit;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the database itself refuse what must not happen to the log. A server that writes a binary
 * log may want a right for this that the program does not have; the chain of hashes then still
 * shows what was done.
 */
final class AuditTriggerInstaller {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTriggerInstaller.class);

  private static final String NO_UPDATE =
      """
      CREATE OR REPLACE TRIGGER audit_no_update BEFORE UPDATE ON audit FOR EACH ROW
        IF NEW.address <> '' OR OLD.at > UTC_TIMESTAMP() - INTERVAL 28 DAY
          OR NEW.number <> OLD.number OR NEW.at <> OLD.at OR NEW.actor_kind <> OLD.actor_kind
          OR NOT NEW.actor_id <=> OLD.actor_id OR BINARY NEW.actor <> BINARY OLD.actor
          OR NEW.action <> OLD.action OR BINARY NEW.subject <> BINARY OLD.subject
          OR BINARY NEW.details <> BINARY OLD.details OR NEW.hash <> OLD.hash THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is not altered';
        END IF
      """;
  private static final String NO_DELETE =
      """
      CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON audit FOR EACH ROW
        IF OLD.at > UTC_TIMESTAMP() - INTERVAL 6 MONTH THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log keeps six months';
        END IF
      """;

  private AuditTriggerInstaller() {}

  static void make(Jdbi jdbi) {
    try {
      jdbi.useHandle(
          handle -> {
            int _ = handle.execute(NO_UPDATE);
            int _ = handle.execute(NO_DELETE);
          });
    } catch (JdbiException failure) {
      LOG.warn(
          "cause=\"{}\" the database does not let the program protect the audit log by triggers;"
              + " grant it TRIGGER, and log_bin_trust_function_creators where it writes a binary"
              + " log",
          failure.getMessage());
    }
  }
}
