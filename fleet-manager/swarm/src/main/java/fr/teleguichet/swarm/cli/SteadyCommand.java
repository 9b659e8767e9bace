package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.run.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** An even load for a time. */
@Command(
    name = "steady",
    description = "Plays kiosks at an even rate for a time and gives the figures.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SteadyCommand extends RunCommand {

  @Mixin private final LoadOptions load = new LoadOptions();

  SteadyCommand(RunContext equipment) {
    super(equipment);
  }

  @Override
  RunPlan plan() {
    return new RunPlan.Steady(times.phases(ramp.limit(fleet.kiosks)), load.plan(fleet.kiosks));
  }
}
