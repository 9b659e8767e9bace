package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.update.DevicePlan;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands on hawkBit's device interface share. */
abstract class DeviceCommand implements Callable<Integer> {

  @Mixin private final DeviceOptions devices = new DeviceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs; true when it went as asked. */
  abstract boolean run(DevicePlan plan) throws IOException, InterruptedException;

  /** Shows the figures. */
  final void show(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return run(devices.plan()) ? ExitCode.DONE : ExitCode.COMPLAINTS;
    } catch (RunRefusal e) {
      return refused(e.exitCode(), e);
    } catch (IllegalArgumentException e) {
      return refused(ExitCode.USAGE, e);
    } catch (IOException e) {
      return refused(ExitCode.UNREACHABLE, e);
    }
  }

  private int refused(int exitCode, Exception reason) {
    spec.commandLine().getErr().println("swarm: " + reason.getMessage());
    return exitCode;
  }
}
