package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.trouble.Trouble;
import java.util.concurrent.Callable;

/** A command: what it does, apart from what all of them do. */
abstract class ToolCommand implements Callable<Integer> {

  private final Context context;

  ToolCommand(Context context) {
    this.context = context;
  }

  /** The machine. */
  final Equipment equipment() {
    return context.equipment();
  }

  /**
   * Does it.
   *
   * @return {@link ExitCode#DONE}, or what the answer means
   */
  abstract ExitCode perform(Screen screen) throws Trouble;

  @Override
  public final Integer call() throws Trouble {
    return perform(context.screen()).code();
  }
}
