package fr.teleguichet.edge.update;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.update.ddi.DdiArtifact;
import fr.teleguichet.edge.update.ddi.DeploymentChunk;
import fr.teleguichet.edge.update.download.ArtifactDownloader;
import fr.teleguichet.edge.update.download.DownloadFolder;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.edge.update.trust.MinimumVersions;
import fr.teleguichet.edge.update.trust.TrustStore;
import fr.teleguichet.release.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The installers together, for all parts of one update. Its methods block. */
@BlockingWait
final class InstallerSet {

  private final Map<String, Installer> installers;
  private final DownloadFolder shelf;
  private final Comparator<String> age;
  private final MinimumVersions minimums;
  private final TrustStore trust;

  /**
   * @param folder the updater's, in the data folder
   * @param age puts the older version first
   */
  InstallerSet(
      List<Installer> installers,
      TrustStore trust,
      DownloadFolder shelf,
      Path folder,
      Comparator<String> age) {
    this.installers =
        installers.stream().collect(Collectors.toMap(Installer::part, Function.identity()));
    this.shelf = shelf;
    this.age = age;
    this.minimums = new MinimumVersions(folder, age);
    this.trust = trust;
  }

  /**
   * Judges the files of an order that has been fetched.
   *
   * @return what will change; nothing when all of it runs already
   * @throws InstallException when a file must not be installed
   */
  List<PartVersionChange> targets(UpdateOrder order) throws InstallException, IOException {
    takeTrustLists(order);
    List<PartVersionChange> targets = new ArrayList<>();
    Set<String> parts = new HashSet<>();
    for (int number = 0; number < order.chunks().size(); number++) {
      DeploymentChunk chunk = order.chunks().get(number);
      if (!chunk.artifacts().isEmpty()) {
        if (!parts.add(chunk.part())) {
          throw new InstallException(
              Reason.INCOMPATIBLE, "it brings two versions of the part " + chunk.part());
        }
        if (!chunk.part().equals(TrustStore.PART)) {
          target(order, number, chunk).ifPresent(targets::add);
        }
      }
    }
    if (parts.isEmpty()) {
      throw new InstallException(Reason.INCOMPATIBLE, "it brings no file");
    }
    return targets;
  }

  /**
   * Before anything else is judged, and without a moment of its own: nothing has to start again for
   * it, and whom it takes away must not have another day.
   */
  private void takeTrustLists(UpdateOrder order) throws InstallException, IOException {
    for (int number = 0; number < order.chunks().size(); number++) {
      DeploymentChunk chunk = order.chunks().get(number);
      if (chunk.part().equals(TrustStore.PART)) {
        for (int artifact = 0; artifact < chunk.artifacts().size(); artifact++) {
          Path file = shelf.file(order.action(), number, artifact);
          ArtifactDownloader.verify(file, chunk.artifacts().get(artifact));
          trust.take(file);
        }
      }
    }
  }

  private Optional<PartVersionChange> target(UpdateOrder order, int number, DeploymentChunk chunk)
      throws InstallException, IOException {
    Installer installer = installer(chunk.part());
    @Nullable InstallException refusal = null;
    for (int artifact = 0; artifact < chunk.artifacts().size(); artifact++) {
      Path file = shelf.file(order.action(), number, artifact);
      ArtifactDownloader.verify(file, chunk.artifacts().get(artifact));
      try {
        return target(installer, installer.inspect(file), chunk, number, artifact);
      } catch (InstallException e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal == null ? new InstallException(Reason.INCOMPATIBLE, "it has no file") : refusal;
  }

  private Installer installer(String part) throws InstallException {
    Installer installer = installers.get(part);
    if (installer == null) {
      throw new InstallException(
          Reason.INCOMPATIBLE, "nothing on this kiosk installs the part " + part);
    }
    return installer;
  }

  private Optional<PartVersionChange> target(
      Installer installer,
      ReleaseStatement release,
      DeploymentChunk chunk,
      int number,
      int artifact)
      throws InstallException {
    InstalledPart.Slot running = installer.look().running();
    String former = running.version();
    if (running.state() != InstalledPart.State.GOOD) {
      throw new InstallException(
          Reason.BUSY,
          "version " + former + " is on trial itself, and the other place its way back");
    }
    Optional<String> minimum = release.downgrade().minimum().map(ReleaseVersion::text);
    if (release.version().equals(former)) {
      if (minimum.isPresent()) {
        minimums.raise(chunk.part(), minimum.get());
      }
      return Optional.empty();
    }
    requireYoungEnough(chunk.part(), release, former);
    return Optional.of(
        new PartVersionChange(chunk.part(), former, release.version(), number, artifact, minimum));
  }

  /** Only the release's own signature allows it to be older, and nothing allows it below this. */
  private void requireYoungEnough(String part, ReleaseStatement release, String former)
      throws InstallException {
    String version = release.version();
    Optional<String> minimum = minimums.of(part).filter(it -> age.compare(version, it) < 0);
    if (minimum.isPresent()) {
      throw new InstallException(
          Reason.BELOW_MINIMUM,
          "version %s is older than %s, the oldest that may be installed here"
              .formatted(version, minimum.get()));
    }
    boolean isAllowed =
        release
            .downgrade()
            .allowedFrom()
            .filter(it -> age.compare(former, it.text()) <= 0)
            .isPresent();
    if (!former.isEmpty() && age.compare(version, former) < 0 && !isAllowed) {
      throw new InstallException(
          Reason.DOWNGRADE, "version %s is older than %s".formatted(version, former));
    }
  }

  /**
   * Puts all of it in place.
   *
   * @param percent told how far it is, 0 to 100
   */
  void install(UpdateInProgress undertaking, IntConsumer percent)
      throws InstallException, IOException {
    List<PartVersionChange> targets = undertaking.targets();
    for (int number = 0; number < targets.size(); number++) {
      PartVersionChange target = targets.get(number);
      Path file = shelf.file(undertaking.order().action(), target.chunk(), target.artifact());
      ArtifactDownloader.verify(file, artifact(undertaking.order(), target));
      int done = number;
      installer(target.part())
          .install(file, it -> percent.accept((done * 100 + it) / targets.size()));
    }
  }

  private static DdiArtifact artifact(UpdateOrder order, PartVersionChange target) {
    return order.chunks().get(target.chunk()).artifacts().get(target.artifact());
  }

  /** How the parts are found. */
  List<RunningPartVersion> look(UpdateInProgress undertaking) throws InstallException {
    List<RunningPartVersion> found = new ArrayList<>();
    for (PartVersionChange target : undertaking.targets()) {
      found.add(RunningPartVersion.of(target, installer(target.part()).look()));
    }
    return found;
  }

  /** What runs stays. */
  void confirm(UpdateInProgress undertaking) throws InstallException {
    for (PartVersionChange target : undertaking.targets()) {
      // In this order: a version that stays without its minimum would never be asked for it again.
      if (target.minimum().isPresent()) {
        minimums.raise(target.part(), target.minimum().get());
      }
      installer(target.part()).confirm();
    }
  }

  /** What is new does not run after the next start; answers whether something new runs now. */
  boolean goBack(UpdateInProgress undertaking) throws InstallException {
    boolean runsNew = false;
    for (PartVersionChange target : undertaking.targets()) {
      Installer installer = installer(target.part());
      RunningPartVersion found = RunningPartVersion.of(target, installer.look());
      if (found == RunningPartVersion.ABOUT_TO_CHANGE
          || (found == RunningPartVersion.NEW && !installer.look().willChange())) {
        installer.goBack();
      }
      runsNew |= found == RunningPartVersion.NEW;
    }
    return runsNew;
  }

  /** What has to start again so that all of it runs. */
  RequiredRestart restart(UpdateInProgress undertaking) throws InstallException {
    for (PartVersionChange target : undertaking.targets()) {
      if (installer(target.part()).restart() == RequiredRestart.MACHINE) {
        return RequiredRestart.MACHINE;
      }
    }
    return RequiredRestart.AGENT;
  }

  /** The versions that run, by part; those that can't be known are left out. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    try {
      if (trust.serial() > 0) {
        versions.put(TrustStore.PART, Long.toString(trust.serial()));
      }
    } catch (InstallException _) {
      // Left out.
    }
    installers.forEach(
        (part, installer) -> {
          try {
            versions.put(part, installer.look().running().version());
          } catch (InstallException _) {
            // Left out.
          }
        });
    return versions;
  }
}
