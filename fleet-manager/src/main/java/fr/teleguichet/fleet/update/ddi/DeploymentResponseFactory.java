package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.update.action.InstallConditions;
import fr.teleguichet.fleet.update.action.UpdateAction;
import fr.teleguichet.fleet.update.action.UpdateActionHistoryReader;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.distribution.ModuleMetadataRepository;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An update, as devices read it. */
@Singleton
final class DeploymentResponseFactory {

  private static final int MAX_HISTORY = 100;

  private final SoftwareCatalogueRepository catalogue;
  private final ModuleMetadataRepository metadata;
  private final InstallConditions.Source terms;
  private final UpdateActionHistoryReader history;

  DeploymentResponseFactory(
      SoftwareCatalogueRepository catalogue,
      ModuleMetadataRepository metadata,
      InstallConditions.Source terms,
      UpdateActionHistoryReader history) {
    this.catalogue = catalogue;
    this.metadata = metadata;
    this.terms = terms;
    this.history = history;
  }

  /**
   * The update.
   *
   * @param member what its content is called, such as {@code deployment}
   * @param lines how many messages of its history are wanted; negative for as many as there may be
   */
  JsonNode of(DdiTarget guest, UpdateAction action, String member, int lines) {
    String how = action.forced() ? "forced" : "attempt";
    InstallConditions now = terms.of(action);
    JsonTreeBuilder content =
        new JsonTreeBuilder().put("download", how).put("update", now.isShut() ? "skip" : how);
    now.window()
        .ifPresent(
            window ->
                content.put("maintenanceWindow", window.open() ? "available" : "unavailable"));
    content.put(
        "chunks",
        catalogue.find(action.distribution()).orElseThrow().modules().stream()
            .map(module -> chunk(guest, module, now))
            .toList());
    JsonTreeBuilder whole =
        new JsonTreeBuilder().put("id", Integer.toString(action.id())).put(member, content);
    List<String> messages = messages(action, lines);
    if (!messages.isEmpty()) {
      whole.put(
          "actionHistory",
          new JsonTreeBuilder().put("status", status(action.state())).texts("messages", messages));
    }
    return whole.node();
  }

  private List<String> messages(UpdateAction action, int lines) {
    int most = lines < 0 ? MAX_HISTORY : Math.min(lines, MAX_HISTORY);
    return most == 0
        ? List.of()
        : history.of(action, MAX_HISTORY).stream()
            .flatMap(line -> line.note().messages().stream())
            .limit(most)
            .toList();
  }

  /** What hawkBit calls it. */
  private static String status(UpdateActionState state) {
    return switch (state) {
      case UpdateActionState.Waiting() -> "WAIT_FOR_CONFIRMATION";
      case UpdateActionState.Offered(), UpdateActionState.Running() -> "RETRIEVED";
      case UpdateActionState.Cancelling() -> "CANCELING";
      case UpdateActionState.Succeeded() -> "FINISHED";
      case UpdateActionState.Failed() -> "ERROR";
      case UpdateActionState.Cancelled() -> "CANCELED";
    };
  }

  private JsonTreeBuilder chunk(DdiTarget guest, SoftwareModule module, InstallConditions now) {
    JsonTreeBuilder chunk =
        new JsonTreeBuilder()
            .put("part", part(module.part()))
            .put("version", module.version())
            .put("name", module.name())
            .put("artifacts", files(guest, module));
    Map<String, String> words = new TreeMap<>(metadata.forDevices(module.id()));
    words.putAll(now.metadata());
    return words.isEmpty()
        ? chunk
        : chunk.put(
            "metadata",
            words.entrySet().stream()
                .map(
                    it -> new JsonTreeBuilder().put("key", it.getKey()).put("value", it.getValue()))
                .toList());
  }

  /** Two kinds have old names that clients look for. */
  private static String part(String part) {
    return switch (part.toLowerCase(Locale.ROOT)) {
      case "application" -> "bApp";
      case "runtime" -> "jvm";
      default -> part;
    };
  }

  /**
   * The files of a module. Those that were withdrawn stay in the list: a device that can't get one
   * says that it failed, where without it it would say that it is done.
   */
  static List<JsonTreeBuilder> files(DdiTarget guest, SoftwareModule module) {
    return module.artifacts().stream().map(artifact -> file(guest, module, artifact)).toList();
  }

  private static JsonTreeBuilder file(DdiTarget guest, SoftwareModule module, Artifact artifact) {
    String address =
        guest.base() + "/softwaremodules/" + module.id() + "/artifacts/" + artifact.name();
    return new JsonTreeBuilder()
        .put("filename", artifact.name())
        .put(
            "hashes",
            new JsonTreeBuilder()
                .put("sha1", artifact.sums().sha1())
                .put("md5", artifact.sums().md5())
                .put("sha256", artifact.sums().sha256()))
        .put("size", artifact.size())
        .put(
            "_links",
            new JsonTreeBuilder().link("download", address).link("md5sum", address + ".MD5SUM"));
  }
}
