package fr.teleguichet.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An edge agent: its folder, its configuration and its process. */
final class Agent {

  private final String id;
  private final Program program;
  private final Path readyFile;

  /**
   * Writes the agent's configuration; {@link Program#start} starts it.
   *
   * @param folder where its configuration, journal and log are kept
   * @param configuration its settings, without the parts that follow from the folder
   */
  Agent(
      Installation installation, String id, DemoFolder demo, String folder, String configuration) {
    this.id = id;
    Path home = demo.path(folder);
    this.readyFile = home.resolve("ready.json");
    demo.write(
        folder + "/agent.yaml",
        configuration
            + """

            data:
              folder: "%s"
            ready-file: "%s"
            """
                .formatted(home.resolve("data"), readyFile));
    try {
      Files.createDirectories(home.resolve("data"));
      Files.createDirectories(demo.path("cache"));
    } catch (IOException e) {
      throw new DemoException("The demo can't write into " + home + ".", e);
    }
    this.program =
        new Program(
            "The kiosk " + id,
            List.of(
                installation.edgeAgent().toString(),
                "--config",
                home.resolve("agent.yaml").toString()),
            Map.of("TELEGUICHET_CACHE", demo.path("cache").toString()),
            home.resolve("agent.log"));
  }

  String id() {
    return id;
  }

  Program program() {
    return program;
  }

  boolean isReady() {
    return program.isRunning() && Files.exists(readyFile);
  }

  /** The address of the citizen's page. */
  URI screen() {
    return URI.create(Manager.read(readyFile).get("screen").asText());
  }
}
