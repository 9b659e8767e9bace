package fr.teleguichet.fleet.platform.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told what a start of the database is busy with. */
@FunctionalInterface
public interface StartProgress {
  /** A step begins. */
  void begins(StartStep step);

  /** One log line for each step. */
  static StartProgress logged() {
    Logger log = LoggerFactory.getLogger(StartProgress.class);
    return step -> log.info(step.sentence());
  }
}
