package fr.teleguichet.fleet.platform.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told what a start of the database is busy with. */
@FunctionalInterface
public interface DatabaseStartListener {
  /** A step begins. */
  void begins(DatabaseStartStep step);

  /** One log line for each step. */
  static DatabaseStartListener logged() {
    Logger log = LoggerFactory.getLogger(DatabaseStartListener.class);
    return step -> log.info(step.sentence());
  }
}
