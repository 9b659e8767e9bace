package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.run.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All kiosks at once. */
@Command(
    name = "storm",
    description =
        "All kiosks do the same at the same time: send their births, or lose their connections and"
            + " come back. Each writes one record, so that the host's acknowledgements show when it"
            + " has taken everything in.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StormCommand extends RunCommand {

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "BIRTHS",
      description = "BIRTHS or RECONNECT (default: ${DEFAULT-VALUE}).")
  private RunPlan.Storm.Kind kind = RunPlan.Storm.Kind.BIRTHS;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many storms of the kind RECONNECT, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int storms;

  @Option(names = "--no-record", description = "Write no records (default: one each).")
  private boolean noRecord;

  StormCommand(RunContext equipment) {
    super(equipment);
  }

  @Override
  boolean birthsHeld() {
    return kind == RunPlan.Storm.Kind.BIRTHS;
  }

  @Override
  RunPlan plan() {
    return new RunPlan.Storm(times.phases(ramp.limit(fleet.kiosks)), kind, storms, !noRecord);
  }
}
