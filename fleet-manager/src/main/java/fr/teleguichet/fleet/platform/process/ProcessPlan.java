package fr.teleguichet.fleet.platform.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run and how patient to be with it.
 *
 * @param name the process's role, as it appears in logs and file names: letters and dashes
 * @param command program and arguments
 * @param environment added to the manager's own environment
 * @param folder working folder
 * @param logFile takes both output streams, so that the process outlives a killed manager
 * @param birthCertificate where the process writes down who it is before it becomes the program
 * @param startPatience how long it may take until it is ready; then it is killed
 * @param stopPatience how long it may take to end when asked; then it is killed
 */
public record ProcessPlan(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Path logFile,
    Path birthCertificate,
    Duration startPatience,
    Duration stopPatience) {
  public ProcessPlan {
    if (!name.matches("[a-z][a-z-]*")) {
      throw new IllegalArgumentException(
          "Process name \"" + name + "\" must be made of small letters and dashes.");
    }
    if (command.isEmpty()) {
      throw new IllegalArgumentException("Process \"" + name + "\" has no command.");
    }
    if (!startPatience.isPositive() || !stopPatience.isPositive()) {
      throw new IllegalArgumentException("Process \"" + name + "\" needs patience above zero.");
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
