package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.trouble.TroubleException;
import java.util.concurrent.Callable;

/** A command: what it does, apart from what all of them do. */
abstract class CommandAction implements Callable<Integer> {

  private final CommandContext context;

  CommandAction(CommandContext context) {
    this.context = context;
  }

  /** The machine. */
  final ProgramEnvironment equipment() {
    return context.equipment();
  }

  /**
   * Does it.
   *
   * @return {@link ExitCode#DONE}, or what the answer means
   */
  abstract ExitCode perform(TerminalOutput screen) throws TroubleException;

  @Override
  public final Integer call() throws TroubleException {
    return perform(context.screen()).code();
  }
}
