package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.update.agent.AgentPackage;
import fr.teleguichet.edge.update.configuration.ConfigurationDocument;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.rauc.RaucInstaller;
import fr.teleguichet.edge.update.rauc.RaucTerms;
import fr.teleguichet.edge.update.version.VersionInstaller;
import fr.teleguichet.edge.update.version.VersionInstaller.Running;
import fr.teleguichet.release.ReleaseTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What installs the parts of a real kiosk: those of which this machine can go back. */
final class RealInstallers {

  private static final Logger LOG = LoggerFactory.getLogger(RealInstallers.class);

  /** Set by {@code start-agent}, empty for what the system came with: it alone can go back. */
  private static final String RELEASE = "TELEGUICHET_RELEASE";

  private static final String DOCUMENT = "TELEGUICHET_CONFIGURATION";

  private RealInstallers() {}

  static List<Installer> of(AgentConfiguration configuration, Machine machine) {
    List<Installer> installers = new ArrayList<>();
    Path data = configuration.data().folder().toAbsolutePath();
    Map<String, String> environment = machine.environment();
    if (Files.exists(machine.root().resolve("etc/rauc/system.conf"))
        && environment.containsKey("NOTIFY_SOCKET")) {
      installers.add(
          RaucInstaller.overDbus(
              RaucTerms.ofTheSystem(),
              data.resolve("update"),
              time -> Thread.sleep(time.toMillis())));
    }
    if (environment.containsKey(RELEASE)) {
      ReleaseTrust trust = trust(configuration.update().releaseKeysFile());
      installers.add(
          new VersionInstaller(
              new AgentPackage(),
              data.resolve("releases"),
              trust,
              machine.clock(),
              new Running(named(environment.get(RELEASE)), Version.current())));
      installers.add(
          new VersionInstaller(
              new ConfigurationDocument(configuration.file(), environment),
              data.resolve("configurations"),
              trust,
              machine.clock(),
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

  private static ReleaseTrust trust(Path keys) {
    try {
      return ReleaseTrust.ofPem(Files.readString(keys));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("file={} why=\"{}\" Nobody may sign releases for this kiosk.", keys, e.getMessage());
      return new ReleaseTrust(List.of());
    }
  }
}
