package fr.teleguichet.demo;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs as the build left them.
 *
 * @param root the project's folder
 */
record BuiltPrograms(Path root) {

  Path fleetManager() {
    return program("fleet-manager/target/dist/bin/fleet-manager");
  }

  Path edgeAgent() {
    return program("edge-agent/simulator/target/dist/bin/edge-agent");
  }

  Path provisioning() {
    return program("provisioning/target/dist/bin/teleguichet-provision");
  }

  Path scenarios() {
    return root.resolve("edge-agent/simulator/target/dist/scenarios");
  }

  private Path program(String path) {
    Path program = root.resolve(path);
    if (!Files.isExecutable(program)) {
      throw new DemoException(program + " is missing: run mvn package first.");
    }
    return program;
  }
}
