package fr.teleguichet.fleet.platform.process;

import java.util.concurrent.CompletionStage;

/** A process that exists, our own child or one left behind by a manager that was killed. */
interface LiveProcess {
  long pid();

  /** Completes when it has ended, with a phrase that says how, such as {@code exit status 3}. */
  CompletionStage<ProcessEnd> end();

  /** SIGTERM. */
  void askToEnd();

  /** SIGKILL. */
  void kill();
}
