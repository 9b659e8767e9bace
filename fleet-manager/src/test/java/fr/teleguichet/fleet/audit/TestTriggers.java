package fr.teleguichet.fleet.audit;

import fr.teleguichet.fleet.platform.database.Database;

/** Puts back what a test took away. */
public final class TestTriggers {

  private TestTriggers() {}

  /** Makes the triggers where they are missing. */
  public static void make(Database database) {
    AuditTriggerInstaller.make(database.jdbi());
  }
}
