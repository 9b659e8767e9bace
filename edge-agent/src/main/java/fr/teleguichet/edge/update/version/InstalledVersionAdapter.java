package fr.teleguichet.edge.update.version;

import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.InstalledPart.Slot;
import fr.teleguichet.edge.update.install.InstalledPart.State;
import fr.teleguichet.edge.update.version.VersionInstaller.Running;
import java.io.IOException;
import java.util.Optional;

/** A shelf of versions, said in the words that every part of the kiosk's software has. */
final class InstalledVersionAdapter {

  private final InstalledVersionStore versions;
  private final Running running;
  private final String base;

  InstalledVersionAdapter(InstalledVersionStore versions, Running running, String base) {
    this.versions = versions;
    this.running = running;
    this.base = base;
  }

  InstalledPart situation() throws IOException {
    return new InstalledPart(slot(running.name()), other(), name(versions.current()));
  }

  /** What waits for its trial; else what failed; else what was before. */
  private Optional<Slot> other() throws IOException {
    Optional<String> current = versions.current();
    if (!current.equals(running.name())) {
      return Optional.of(slot(current));
    }
    Optional<String> failed =
        versions.failed().filter(versions::has).filter(it -> !Optional.of(it).equals(current));
    if (failed.isPresent()) {
      return Optional.of(slot(failed));
    }
    Optional<VersionTrial> trial =
        current.isPresent() ? versions.trialOf(current.get()) : Optional.empty();
    return trial.isPresent() && trial.get().former().map(versions::has).orElse(true)
        ? Optional.of(slot(trial.get().former()))
        : Optional.empty();
  }

  private Slot slot(Optional<String> version) throws IOException {
    return new Slot(name(version), version.orElse(running.base()), state(version));
  }

  private String name(Optional<String> version) {
    return version.orElse(base);
  }

  private State state(Optional<String> version) throws IOException {
    if (version.isEmpty()) {
      return State.GOOD;
    }
    if (versions.failed().equals(version)) {
      return State.BAD;
    }
    return versions.trial().map(VersionTrial::version).equals(version)
        ? State.ON_TRIAL
        : State.GOOD;
  }
}
