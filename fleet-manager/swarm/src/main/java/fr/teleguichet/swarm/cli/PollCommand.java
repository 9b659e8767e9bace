package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.update.DevicePlan;
import fr.teleguichet.swarm.update.PollRun;
import fr.teleguichet.swarm.update.ServerCpu;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kiosks that ask for updates. */
@Command(
    name = "poll",
    description =
        "Kiosks ask by hawkBit's device interface whether there is something for them, over mutual"
            + " TLS on connections that stay open, each again as soon as it is answered.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PollCommand extends DeviceCommand {
  private final RunContext equipment;

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      description = "The fleet manager's process, whose CPU time is told as well (default: none).")
  private @Nullable Long pid;

  PollCommand(RunContext equipment) {
    this.equipment = equipment;
  }

  @Override
  boolean run(DevicePlan plan) throws IOException, InterruptedException {
    PollRun.Report report =
        new PollRun(
                plan,
                Optional.ofNullable(pid).map(ServerCpu::new),
                equipment.time(),
                equipment.stop())
            .run();
    show(report.text());
    return report.good();
  }
}
