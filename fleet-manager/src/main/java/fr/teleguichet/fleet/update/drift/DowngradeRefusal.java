package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.update.distribution.VersionComparator;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.release.ReleaseVersion;
import java.util.Optional;

/**
 * Why a kiosk would refuse a module for being older than what it runs. Its signature alone decides,
 * and no word of the manager's.
 *
 * @param running the version of the same part that the kiosk runs
 * @param version the older one that it would get
 */
public record DowngradeRefusal(
    String kiosk, String territory, String part, String running, String version) {

  private static final VersionComparator ORDER = new VersionComparator();

  /** A trust list only ever gives way to one with a higher serial. */
  private static final String TRUST_LIST = "trust-list";

  /** Whom it is about: a target id of the second kiosk of a name says its group as well. */
  public NodeAddress node() {
    return new NodeAddress(territory, new TargetId(kiosk).name());
  }

  /** The refusal of a kiosk that runs this version; nothing when it would take the module. */
  static Optional<DowngradeRefusal> of(
      KioskInstalledDistribution kiosk, SoftwareModule module, String running) {
    return !running.isEmpty()
            && ORDER.compare(module.version(), running) < 0
            && !isAllowed(module, running)
        ? Optional.of(
            new DowngradeRefusal(
                kiosk.kiosk(), kiosk.territory(), module.part(), running, module.version()))
        : Optional.empty();
  }

  /** A kiosk takes the first of the files that is for it, so one that allows it is enough. */
  static boolean isAllowed(SoftwareModule module, String running) {
    Optional<ReleaseVersion> version = ReleaseVersion.parse(running);
    return !module.part().equals(TRUST_LIST)
        && version.isPresent()
        && module.artifacts().stream()
            .flatMap(it -> it.release().stream())
            .anyMatch(it -> it.mayReplace(version.get()));
  }

  /** The same in a sentence for programs. */
  public String sentence() {
    return "It runs %s %s, and the signature of the older %s does not allow to come in its place."
        .formatted(part, running, version);
  }
}
