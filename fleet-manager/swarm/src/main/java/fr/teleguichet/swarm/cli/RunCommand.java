package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.load.LatencyMarkerPlan;
import fr.teleguichet.swarm.load.Swarm;
import fr.teleguichet.swarm.load.SwarmPlan;
import fr.teleguichet.swarm.run.LatencyMarkerLog;
import fr.teleguichet.swarm.run.LoadSink.SinkException;
import fr.teleguichet.swarm.run.RunPlan;
import fr.teleguichet.swarm.run.RunReport;
import fr.teleguichet.swarm.run.RunSummary;
import fr.teleguichet.swarm.run.RunSummaryJson;
import fr.teleguichet.swarm.run.RunSummaryText;
import fr.teleguichet.swarm.run.SwarmRunner;
import fr.teleguichet.swarm.wire.OpenFileLimit;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** What all commands that play kiosks have in common, from the options to the exit code. */
abstract class RunCommand implements Callable<Integer> {

  private final RunContext equipment;

  @Mixin final TargetOptions target = new TargetOptions();
  @Mixin final FleetOptions fleet = new FleetOptions();
  @Mixin final RampOptions ramp = new RampOptions();
  @Mixin final TimeOptions times = new TimeOptions();
  @Mixin final OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  RunCommand(RunContext equipment) {
    this.equipment = equipment;
  }

  /** What the run is to do. */
  abstract RunPlan plan() throws RunRefusal, InterruptedException;

  /** Which kiosks are probes. */
  LatencyMarkerPlan markers() {
    return LatencyMarkerPlan.NONE;
  }

  /** Where markers are noted. */
  LatencyMarkerLog markerLog() throws IOException {
    return LatencyMarkerLog.nowhere();
  }

  /** Whether births wait until a storm begins. */
  boolean birthsHeld() {
    return false;
  }

  /** The exit code of a report that has these complaints. */
  int exitCode(RunReport report, List<String> complaints) {
    if (report.outcome().nobodyConnected()) {
      return ExitCode.UNREACHABLE;
    }
    return complaints.isEmpty() ? ExitCode.DONE : ExitCode.COMPLAINTS;
  }

  @Override
  public final Integer call() throws Exception {
    try {
      return run();
    } catch (RunRefusal e) {
      return refused(e.exitCode(), e);
    } catch (IllegalArgumentException e) {
      return refused(ExitCode.USAGE, e);
    } catch (SinkException e) {
      return refused(ExitCode.UNREACHABLE, e);
    }
  }

  private int refused(int exitCode, Exception reason) {
    spec.commandLine().getErr().println("swarm: " + reason.getMessage());
    return exitCode;
  }

  private int run() throws RunRefusal, SinkException, IOException, InterruptedException {
    SwarmPlan swarmPlan = swarmPlan();
    requireOpenFiles(fleet.kiosks);
    RunPlan runPlan = plan();
    Instant started = Instant.ofEpochMilli(equipment.time().millis());
    try (var swarm = new Swarm(swarmPlan, equipment.time(), equipment.random());
        LatencyMarkerLog markerLog = markerLog()) {
      var screen = output.screen(spec.commandLine().getErr());
      var runner = new SwarmRunner(equipment.time(), screen, equipment.stop(), markerLog);
      RunReport report = runner.run(runPlan, swarm);
      return conclude(started, report);
    } finally {
      close(runPlan);
    }
  }

  private static void close(RunPlan plan) {
    if (plan instanceof RunPlan.Max max) {
      max.sink().close();
    }
  }

  private int conclude(Instant started, RunReport report) throws IOException {
    List<String> complaints = output.complaints(report);
    int exitCode = exitCode(report, complaints);
    RunReport complete = report.complainingOf(complaints);
    var summary = new RunSummary(spec.name(), started, settings(), complete, exitCode);
    PrintWriter out = spec.commandLine().getOut();
    if (!output.jsonOnly()) {
      out.print(RunSummaryText.of(summary));
    }
    output.write(out, RunSummaryJson.of(summary), report.accounts());
    out.flush();
    return exitCode;
  }

  private SwarmPlan swarmPlan() throws RunRefusal {
    InetSocketAddress address = address();
    return new SwarmPlan(
        address,
        target.security(),
        target.transport(),
        ramp.loops,
        ramp.addresses(fleet.kiosks, address.getAddress()),
        fleet.kiosks,
        fleet.first,
        fleet.territories(),
        fleet.kioskPlan(),
        ramp.plan(),
        birthsHeld(),
        markers());
  }

  InetSocketAddress address() throws RunRefusal {
    try {
      return target.target().resolve();
    } catch (UnknownHostException e) {
      throw new RunRefusal(
          ExitCode.UNREACHABLE, "the target's host is not known: " + e.getMessage());
    }
  }

  /** Something of this run that other programs at the same broker are unlikely to have. */
  String clientId() {
    return "swarm-sink-" + Long.toHexString(equipment.random().nextLong());
  }

  private static void requireOpenFiles(int connections) throws RunRefusal {
    Optional<String> complaint = OpenFileLimit.ofThisProcess().complaint(connections);
    if (complaint.isPresent()) {
      throw new RunRefusal(ExitCode.MACHINE, complaint.get());
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    List<OptionSpec> options = new ArrayList<>(spec.options());
    options.removeIf(option -> option.usageHelp() || option.versionHelp());
    for (OptionSpec option : options) {
      Object value = option.getValue();
      settings.put(option.longestName(), value == null ? "" : value.toString());
    }
    return settings;
  }
}
