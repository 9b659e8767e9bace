package fr.teleguichet.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An edge agent: its folder, its configuration and its process. */
final class AgentProcess {

  private final DemoKiosk kiosk;
  private final Path home;
  private final DemoProgram program;
  private final Path readyFile;

  /**
   * Writes the agent's configuration; {@link DemoProgram#start} starts it.
   *
   * @param folder where its configuration, journal and log are kept
   * @param configuration its settings, without the parts that follow from the folder
   */
  AgentProcess(
      BuiltPrograms installation,
      DemoKiosk kiosk,
      DemoFolder demo,
      String folder,
      String configuration) {
    this.kiosk = kiosk;
    this.home = demo.path(folder);
    this.readyFile = home.resolve("ready.json");
    demo.write(folder + "/agent.yaml", configuration + folderSettings());
    makeFolders(home.resolve("data"), demo.path("cache"));
    this.program = program(installation.edgeAgent(), demo.path("cache"));
  }

  private String folderSettings() {
    return """

    data:
      folder: "%s"
    ready-file: "%s"
    """
        .formatted(home.resolve("data"), readyFile);
  }

  private DemoProgram program(Path edgeAgent, Path cache) {
    return new DemoProgram(
        "The kiosk " + kiosk.id(),
        List.of(edgeAgent.toString(), "--config", home.resolve("agent.yaml").toString()),
        Map.of("TELEGUICHET_CACHE", cache.toString()),
        home.resolve("agent.log"));
  }

  private static void makeFolders(Path... folders) {
    for (Path folder : folders) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new DemoException("The demo can't write into " + folder + ".", e);
      }
    }
  }

  String id() {
    return kiosk.id();
  }

  DemoProgram program() {
    return program;
  }

  boolean isReady() {
    return program.isRunning() && Files.exists(readyFile);
  }

  /** The address of the citizen's page. */
  URI screen() {
    return URI.create(ManagerProcess.read(readyFile).get("screen").asText());
  }

  /** The code of the site where it stands; empty for none. */
  Optional<String> site() {
    return kiosk.site().map(DemoKiosk.Site::code);
  }

  /** The address of the page on which hands do what citizens and faults would; simulated only. */
  Optional<URI> workbench() {
    return kiosk.realHardware() ? Optional.empty() : Optional.of(screen().resolve("/workbench"));
  }

  /** The folder of its key and certificates. */
  Path identity() {
    return home.resolve("data/identity");
  }
}
