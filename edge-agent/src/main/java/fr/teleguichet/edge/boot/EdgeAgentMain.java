package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ConfigurationProblem;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.enrolment.UnitWipe;
import fr.teleguichet.edge.log.AgentLogConfigurer;
import fr.teleguichet.est.OutboundRoute;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The edge agent's command line. */
@Command(
    name = "edge-agent",
    mixinStandardHelpOptions = true,
    versionProvider = AgentVersion.class,
    description =
        "Runs a public-service kiosk: watches it, serves its screen, reports to the fleet.",
    footer = {
      "",
      "Every setting can also be given as an environment variable, TELEGUICHET_ and the setting’s"
          + " name, such as TELEGUICHET_KIOSK_ID; it goes before the file.",
      "Exit codes: 0 stopped in order, 1 failed, 2 configuration, 3 port taken, 4 data folder"
          + " unusable, 5 stop too slow, 6 records not delivered yet (--wipe), 7 to be started"
          + " again."
    })
public final class EdgeAgentMain implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the configuration, YAML; without it the environment alone counts")
  private @Nullable Path config;

  @Option(names = "--check", description = "read and check the configuration, then end")
  private boolean check;

  @Option(
      names = "--wipe",
      description =
          "destroy the unit’s key, certificate, claim and journal, then end; stop the service"
              + " before")
  private boolean wipe;

  @Option(
      names = "--even-unsent",
      description = "with --wipe, also records that the fleet does not have")
  private boolean evenUnsent;

  /** Runs the agent until it is told to stop. */
  public static void main(String[] arguments) {
    AgentLogConfigurer.toStandardOutput();
    OutboundRoute.allowBasic();
    System.exit(new CommandLine(new EdgeAgentMain()).execute(arguments));
  }

  @Override
  public Integer call() {
    return switch (ConfigurationReader.read(Optional.ofNullable(config), System.getenv())) {
      case ConfigurationResult.Unusable(List<ConfigurationProblem> problems) -> refuse(problems);
      case ConfigurationResult.Usable(AgentConfiguration configuration, List<String> warnings) -> {
        warnings.forEach(
            warning -> LoggerFactory.getLogger(EdgeAgentMain.class).warn("{}", warning));
        if (evenUnsent && !wipe) {
          errors().println("--even-unsent says something together with --wipe only");
          yield ExitCode.CONFIGURATION.code();
        }
        yield check ? checked(configuration) : wipe ? wipe(configuration) : run(configuration);
      }
    };
  }

  private int refuse(List<ConfigurationProblem> problems) {
    problems.forEach(errors()::println);
    errors().println(problems.size() + " to mend; nothing was started.");
    return ExitCode.CONFIGURATION.code();
  }

  private int checked(AgentConfiguration configuration) {
    try {
      var _ = SimulatorLoader.load(configuration);
      return ExitCode.STOPPED.code();
    } catch (StartException e) {
      return refuse(e);
    }
  }

  private int run(AgentConfiguration configuration) {
    try {
      new AgentProcess(configuration, System.getenv()).run();
      return ExitCode.STOPPED.code();
    } catch (StartException e) {
      return refuse(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED.code();
    }
  }

  private int wipe(AgentConfiguration configuration) {
    Vertx vertx = Vertx.vertx();
    try {
      var machine = AgentEnvironmentFactory.of(vertx, System.getenv());
      errors()
          .println(
              StartException.unlessWiped(new UnitWipe(configuration, machine).wipe(evenUnsent)));
      return ExitCode.STOPPED.code();
    } catch (StartException e) {
      return refuse(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED.code();
    } finally {
      var _ = vertx.close();
    }
  }

  private int refuse(StartException e) {
    errors().println(e.getMessage());
    return e.exitCode().code();
  }

  private PrintWriter errors() {
    return Objects.requireNonNull(spec, "picocli sets it").commandLine().getErr();
  }
}
