package fr.teleguichet.edge.update.service;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.update.agent.AgentPackage;
import fr.teleguichet.edge.update.configuration.ConfigurationDocument;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.rauc.RaucInstaller;
import fr.teleguichet.edge.update.rauc.RaucSettings;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.edge.update.trust.VerifyingInstaller;
import fr.teleguichet.edge.update.version.VersionInstaller;
import fr.teleguichet.edge.update.version.VersionInstaller.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What installs the parts of a real kiosk: those of which this machine can go back. */
final class InstallerFactory {

  /** Set by {@code start-agent}, empty for what the system came with: it alone can go back. */
  private static final String RELEASE = "TELEGUICHET_RELEASE";

  private static final String DOCUMENT = "TELEGUICHET_CONFIGURATION";

  private InstallerFactory() {}

  static List<Installer> of(
      AgentConfiguration configuration,
      AgentEnvironment machine,
      String version,
      ReleaseVerifier verifier) {
    List<Installer> installers = new ArrayList<>();
    Path data = configuration.data().folder().toAbsolutePath();
    Map<String, String> environment = machine.environment();
    if (Files.exists(machine.root().resolve("etc/rauc/system.conf")) && machine.isService()) {
      installers.add(
          new VerifyingInstaller(
              RaucInstaller.overDbus(
                  RaucSettings.ofTheSystem(), data.resolve("update"), Thread::sleep),
              verifier));
    }
    if (environment.containsKey(RELEASE)) {
      installers.add(
          new VersionInstaller(
              new AgentPackage(),
              data.resolve("releases"),
              verifier,
              new Running(named(environment.get(RELEASE)), version)));
      installers.add(
          new VersionInstaller(
              new ConfigurationDocument(configuration.file(), environment),
              data.resolve("configurations"),
              verifier,
              new Running(document(environment), "")));
    }
    return installers;
  }

  private static Optional<String> named(String name) {
    return Optional.of(name).filter(it -> !it.isEmpty());
  }

  /** A document lies in a folder that has its version's name. */
  private static Optional<String> document(Map<String, String> environment) {
    return named(environment.getOrDefault(DOCUMENT, ""))
        .map(Path::of)
        .map(Path::getParent)
        .map(folder -> folder.getFileName().toString());
  }
}
