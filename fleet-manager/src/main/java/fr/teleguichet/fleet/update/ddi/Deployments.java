package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.update.action.Action;
import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.action.History;
import fr.teleguichet.fleet.update.action.Terms;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.distribution.Catalogue;
import fr.teleguichet.fleet.update.distribution.ModuleMetadata;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An update, as devices read it. */
@Singleton
final class Deployments {

  private static final int MOST_HISTORY = 100;

  private final Catalogue catalogue;
  private final ModuleMetadata metadata;
  private final Terms.Source terms;
  private final History history;

  Deployments(Catalogue catalogue, ModuleMetadata metadata, Terms.Source terms, History history) {
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
  JsonNode of(Guest guest, Action action, String member, int lines) {
    String how = action.forced() ? "forced" : "attempt";
    Terms now = terms.of(action);
    Tree content = new Tree().put("download", how).put("update", now.isShut() ? "skip" : how);
    now.window()
        .ifPresent(
            window ->
                content.put("maintenanceWindow", window.open() ? "available" : "unavailable"));
    content.put(
        "chunks",
        catalogue.find(action.distribution()).orElseThrow().modules().stream()
            .map(module -> chunk(guest, module, now))
            .toList());
    Tree whole = new Tree().put("id", Integer.toString(action.id())).put(member, content);
    List<String> messages = messages(action, lines);
    if (!messages.isEmpty()) {
      whole.put(
          "actionHistory",
          new Tree().put("status", status(action.state())).texts("messages", messages));
    }
    return whole.node();
  }

  private List<String> messages(Action action, int lines) {
    int most = lines < 0 ? MOST_HISTORY : Math.min(lines, MOST_HISTORY);
    return most == 0
        ? List.of()
        : history.of(action, MOST_HISTORY).stream()
            .flatMap(line -> line.note().messages().stream())
            .limit(most)
            .toList();
  }

  /** What hawkBit calls it. */
  private static String status(ActionState state) {
    return switch (state) {
      case ActionState.Waiting() -> "WAIT_FOR_CONFIRMATION";
      case ActionState.Offered(), ActionState.Running() -> "RETRIEVED";
      case ActionState.Cancelling() -> "CANCELING";
      case ActionState.Succeeded() -> "FINISHED";
      case ActionState.Failed() -> "ERROR";
      case ActionState.Cancelled() -> "CANCELED";
    };
  }

  private Tree chunk(Guest guest, SoftwareModule module, Terms now) {
    Tree chunk =
        new Tree()
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
                .map(it -> new Tree().put("key", it.getKey()).put("value", it.getValue()))
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
  static List<Tree> files(Guest guest, SoftwareModule module) {
    return module.artifacts().stream().map(artifact -> file(guest, module, artifact)).toList();
  }

  private static Tree file(Guest guest, SoftwareModule module, Artifact artifact) {
    String address =
        guest.base() + "/softwaremodules/" + module.id() + "/artifacts/" + artifact.name();
    return new Tree()
        .put("filename", artifact.name())
        .put(
            "hashes",
            new Tree()
                .put("sha1", artifact.sums().sha1())
                .put("md5", artifact.sums().md5())
                .put("sha256", artifact.sums().sha256()))
        .put("size", artifact.size())
        .put("_links", new Tree().link("download", address).link("md5sum", address + ".MD5SUM"));
  }
}
