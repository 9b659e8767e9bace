package fr.teleguichet.swarm.cli;

import fr.teleguichet.swarm.update.DevicePlan;
import fr.teleguichet.swarm.update.DownloadRun;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kiosks that download an update. */
@Command(
    name = "download",
    description =
        "Kiosks download the same file by hawkBit's device interface at the same time, over mutual"
            + " TLS. It ends with the time, whether they are done or not.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DownloadCommand extends DeviceCommand {
  private final RunContext equipment;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      required = true,
      description =
          "The file under the kiosk's own address, such as /softwaremodules/1/artifacts/kiosk.swu;"
              + " the kiosks must have an update with it.")
  private String path = "";

  DownloadCommand(RunContext equipment) {
    this.equipment = equipment;
  }

  @Override
  boolean run(DevicePlan plan) throws IOException, InterruptedException {
    if (!path.matches("/[0-9A-Za-z._/-]{1,300}")) {
      throw new IllegalArgumentException(path + " is not a path");
    }
    DownloadRun.Report report =
        new DownloadRun(plan, path, equipment.time(), equipment.stop()).run();
    show(report.text());
    return report.good();
  }
}
