package fr.teleguichet.swarm.cli;

import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program's command line. */
@Command(
    name = "swarm",
    description = {
      "Plays thousands of kiosks over real MQTT 5 and Sparkplug B, each with its own connection,"
          + " will, births, reports and acknowledged records.",
      "It is for measuring and sizing servers of your own: targets other than this machine's"
          + " loopback need --target-is-mine."
    },
    mixinStandardHelpOptions = true,
    versionProvider = SwarmCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class SwarmCommand {

  private SwarmCommand() {}

  /** The command line with all its commands. */
  public static CommandLine of(RunContext equipment) {
    var line =
        new CommandLine(new SwarmCommand())
            .addSubcommand(new SteadyCommand(equipment))
            .addSubcommand(new StormCommand(equipment))
            .addSubcommand(new MaxCommand(equipment))
            .addSubcommand(new LatencyMarkerCommand(equipment))
            .addSubcommand(new SinkCommand(equipment))
            .addSubcommand(new EnrolCommand(equipment))
            .addSubcommand(new PollCommand(equipment))
            .addSubcommand(new DownloadCommand(equipment));
    line.registerConverter(Duration.class, new DurationConverter());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(SwarmCommand::defect);
    describe(line);
    line.getSubcommands().values().forEach(SwarmCommand::describe);
    return line;
  }

  private static void describe(CommandLine line) {
    var usage = line.getCommandSpec().usageMessage();
    usage.width(100);
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(ExitCode.meanings());
  }

  private static int defect(Exception cause, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    err.println("swarm: this program failed, which is a defect of it:");
    cause.printStackTrace(err);
    err.flush();
    return ExitCode.DEFECT;
  }

  /** The version from the program's own package. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = SwarmCommand.class.getPackage().getImplementationVersion();
      return new String[] {"swarm " + (version == null ? "(not packaged)" : version)};
    }
  }
}
