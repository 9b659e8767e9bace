package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.fleet.update.artifact.Artifact;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Modules and distributions as the programming interface tells of them. */
final class CatalogueJson {

  private CatalogueJson() {}

  /** A module. */
  @Serdeable
  @Schema(name = "SoftwareModule", description = "One version of one part of what a kiosk runs.")
  record Module(
      int id,
      @Schema(description = "What of the kiosk it replaces, such as os.") String part,
      String name,
      String version,
      @Schema(description = "stable or pilot.") String channel,
      @Schema(description = "The numbers of its artifacts.") List<Integer> artifacts,
      @Schema(description = "Whether an artifact of it was withdrawn.") boolean withdrawn) {
    static Module of(SoftwareModule module) {
      return new Module(
          module.id(),
          module.part(),
          module.name(),
          module.version(),
          module.channel().code(),
          module.artifacts().stream().map(Artifact::id).toList(),
          module.isWithdrawn());
    }
  }

  /** A module as it shall be. */
  @Serdeable
  @Schema(
      name = "SoftwareModuleContent",
      requiredProperties = {"part", "name", "version", "artifacts"},
      description = "What a module shall be.")
  record WantedModule(
      @Nullable String part,
      @Nullable String name,
      @Nullable String version,
      @Nullable @Schema(description = "stable, which is usual, or pilot.") String channel,
      @Nullable List<Integer> artifacts) {}

  /** A distribution. */
  @Serdeable
  @Schema(name = "Distribution", description = "Modules that belong together.")
  record Set(
      int id,
      String name,
      String version,
      List<Module> modules,
      @Schema(description = "Whether an artifact of it was withdrawn.") boolean withdrawn) {
    static Set of(Distribution distribution) {
      return new Set(
          distribution.id(),
          distribution.name(),
          distribution.version(),
          distribution.modules().stream().map(Module::of).toList(),
          distribution.isWithdrawn());
    }
  }

  /** A distribution as it shall be. */
  @Serdeable
  @Schema(
      name = "DistributionContent",
      requiredProperties = {"name", "version", "modules"},
      description = "What a distribution shall be.")
  record WantedSet(
      @Nullable String name,
      @Nullable String version,
      @Nullable @Schema(description = "Numbers of modules.") List<Integer> modules) {}
}
