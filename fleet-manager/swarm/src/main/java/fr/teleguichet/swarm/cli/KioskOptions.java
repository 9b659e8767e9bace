package fr.teleguichet.swarm.cli;

import fr.teleguichet.hardware.device.Territory;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which kiosks. */
class KioskOptions {

  @Option(
      names = {"-n", "--kiosks"},
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many kiosks, 1 to 100000 (default: ${DEFAULT-VALUE}).")
  int kiosks;

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The first kiosk's number: 1 is swarm-000001. Two programs at one broker need different"
              + " numbers (default: ${DEFAULT-VALUE}).")
  int first;

  @Option(
      names = "--territories",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "swarm",
      description =
          "The territories, which are the Sparkplug groups, separated by commas; kiosks are dealt"
              + " out in turn (default: ${DEFAULT-VALUE}).")
  private List<String> territories = new ArrayList<>();

  List<Territory> territories() {
    return territories.stream().map(Territory::new).toList();
  }
}
