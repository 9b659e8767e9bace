package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactRepository;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts modules and distributions together, and writes down who did. */
@Singleton
public final class SoftwareCatalogueService {

  private static final int MAX_COUNT = 50;
  private static final String TEXT = "[A-Za-z0-9][A-Za-z0-9._+~:-]{0,63}";

  private final SoftwareCatalogueRepository catalogue;
  private final ArtifactRepository artifacts;
  private final ModuleArtifactCheck fitness;
  private final AuditLog audit;

  SoftwareCatalogueService(
      SoftwareCatalogueRepository catalogue,
      ArtifactRepository artifacts,
      ModuleArtifactCheck fitness,
      AuditLog audit) {
    this.catalogue = catalogue;
    this.artifacts = artifacts;
    this.fitness = fitness;
    this.audit = audit;
  }

  /** Makes a module. */
  SoftwareModule module(CatalogueJson.WantedModule wanted, Principal visitor) {
    String part = text("part", wanted.part(), "[a-zA-Z0-9][a-zA-Z0-9_-]{0,39}");
    String name = text("name", wanted.name(), TEXT);
    String version = text("version", wanted.version(), TEXT);
    ReleaseChannel channel =
        ReleaseChannel.of(wanted.channel() == null ? "stable" : wanted.channel())
            .orElseThrow(() -> RefusalException.field("channel", "give stable or pilot"));
    List<Artifact> files = each("artifacts", wanted.artifacts(), artifacts::find);
    if (files.isEmpty()) {
      throw RefusalException.field(
          "artifacts",
          "a module needs a file: upload it to /api/v1/artifacts, and give the number that it"
              + " gets");
    }
    if (files.stream().map(Artifact::name).distinct().count() < files.size()) {
      throw RefusalException.field("artifacts", "give artifacts with different names");
    }
    if (!files.stream().allMatch(Artifact::isServed)) {
      throw RefusalException.conflict("One of the artifacts was withdrawn, or is damaged.");
    }
    for (Artifact file : files) {
      checkFitness(file, part, version, part + " " + name + " " + version, visitor);
    }
    tell(visitor, "software-module.made", part + " " + name + " " + version, Map.of());
    return catalogue
        .add(part, name, version, channel, files.stream().map(Artifact::id).toList())
        .orElseThrow(() -> taken("software module"));
  }

  private void checkFitness(
      Artifact file, String part, String version, String subject, Principal visitor) {
    fitness
        .objection(file, part, version)
        .ifPresent(
            sentence -> {
              tell(
                  visitor,
                  "software-module.refused",
                  subject,
                  Map.of("artifact", file.name(), "sentence", sentence));
              throw new RefusalException(new Refusal.Unfit(sentence));
            });
  }

  /** Makes a distribution. */
  Distribution distribution(CatalogueJson.WantedSet wanted, Principal visitor) {
    String name = text("name", wanted.name(), TEXT);
    String version = text("version", wanted.version(), TEXT);
    List<SoftwareModule> modules = each("modules", wanted.modules(), catalogue::module);
    if (modules.isEmpty()
        || modules.stream().map(SoftwareModule::part).distinct().count() < modules.size()) {
      throw RefusalException.field("modules", "give at least one module, and one for each part");
    }
    if (modules.stream().anyMatch(SoftwareModule::isWithdrawn)) {
      throw RefusalException.conflict("An artifact of a module was withdrawn.");
    }
    tell(visitor, "distribution.made", name + " " + version, Map.of());
    return catalogue
        .add(name, version, modules.stream().map(SoftwareModule::id).toList())
        .orElseThrow(() -> taken("distribution"));
  }

  /**
   * Puts one file out as a release: a module of it, and a distribution of that alone.
   *
   * @param part what of the kiosk it replaces
   * @throws RefusalException when the file is not fit for that, or the module or the distribution
   *     exists already
   */
  public SoftwareModule publish(
      String part,
      String name,
      String version,
      ReleaseChannel channel,
      Artifact artifact,
      Principal visitor) {
    String release = part + " " + name + " " + version;
    checkFitness(artifact, part, version, release, visitor);
    tell(
        visitor,
        "release.published",
        release,
        Map.of("artifact", artifact.name(), "channel", channel.code()));
    return catalogue
        .publish(part, name, version, channel, artifact.id())
        .orElseThrow(() -> taken("release"));
  }

  /** Means a module that was tried out for every kiosk. */
  public SoftwareModule promote(SoftwareModule module, Principal visitor) {
    if (module.channel() == ReleaseChannel.STABLE) {
      throw RefusalException.conflict("This module is in the channel stable.");
    }
    if (module.isWithdrawn()) {
      throw RefusalException.conflict("An artifact of this module was withdrawn.");
    }
    tell(
        visitor,
        "software-module.promoted",
        module.part() + " " + module.name() + " " + module.version(),
        Map.of("from", module.channel().code(), "to", ReleaseChannel.STABLE.code()));
    catalogue.promote(module.id());
    return catalogue.module(module.id()).orElseThrow();
  }

  private void tell(Principal visitor, String action, String subject, Map<String, String> details) {
    audit.append(new AuditEntry(visitor.actor(), action, subject, visitor.address(), details));
  }

  private static <T> List<T> each(
      String field, @Nullable List<Integer> numbers, Function<Integer, Optional<T>> find) {
    List<Integer> some = numbers == null ? List.of() : numbers;
    if (some.size() > MAX_COUNT || some.stream().distinct().count() < some.size()) {
      throw RefusalException.field(field, "give each once, and no more than " + MAX_COUNT);
    }
    return some.stream()
        .map(
            number ->
                find.apply(number)
                    .orElseThrow(() -> RefusalException.field(field, "there is no " + number)))
        .toList();
  }

  private static String text(String field, @Nullable String value, String form) {
    String text = value == null ? "" : value.strip();
    if (!text.matches(form)) {
      throw RefusalException.field(field, "give letters, digits and . _ + ~ : -, as " + form);
    }
    return text;
  }

  private static RefusalException taken(String what) {
    return RefusalException.conflict(
        "There is a " + what + " of this name and version: raise the version.");
  }
}
