package fr.teleguichet.edge.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A configuration that the fleet sent. It sets what the citizen sees and when, and nothing by which
 * a kiosk could lose its name, its way to the fleet or its data: a mistake in those would need
 * somebody to drive there.
 *
 * @param name what its lines are told with
 * @param root the document
 */
record RemoteConfiguration(String name, Node root) {

  /** Where the launcher says that the document lies. */
  static final String VARIABLE = "TELEGUICHET_CONFIGURATION";

  private static final Set<Setting> ALLOWED =
      Set.of(Setting.SERVICES, Setting.OPENING, Setting.HEALTH_INTERVAL);

  /** What came of reading one. */
  sealed interface Outcome {}

  /** It is a document. */
  record Found(RemoteConfiguration document) implements Outcome {}

  /** It is none. */
  record Unreadable(ConfigurationProblem problem) implements Outcome {}

  /** Where one lies; nothing when the fleet sent none. */
  static Optional<Path> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(path -> !path.isEmpty())
        .map(Path::of);
  }

  static Outcome read(Path file) {
    try {
      return outcome(file.toString(), BoundedYamlReader.read(file));
    } catch (BoundedYamlReader.UnreadableException e) {
      return unreadable(file.toString(), e);
    }
  }

  static Outcome parse(String name, String text) {
    try {
      if (text.length() > BoundedYamlReader.MAX_SIZE) {
        return empty(name, "is larger than 256 KiB");
      }
      return outcome(name, BoundedYamlReader.parse(text));
    } catch (BoundedYamlReader.UnreadableException e) {
      return unreadable(name, e);
    }
  }

  private static Outcome outcome(String name, Optional<Node> root) {
    return root.filter(node -> YamlNodeReader.mapping(node).isPresent())
        .<Outcome>map(node -> new Found(new RemoteConfiguration(name, node)))
        .orElseGet(() -> empty(name, "holds no settings"));
  }

  private static Outcome empty(String name, String sentence) {
    return new Unreadable(new ConfigurationProblem(name, "the document", sentence));
  }

  private static Outcome unreadable(String name, BoundedYamlReader.UnreadableException e) {
    String place = e.line() > 0 ? name + ":" + e.line() : name;
    return new Unreadable(
        new ConfigurationProblem(place, "the document", String.valueOf(e.getMessage())));
  }

  /** What is said when the agent starts without it. */
  static String passedOver(ConfigurationProblem problem) {
    return "the fleet’s configuration is passed over: " + problem;
  }

  /** Gives what it sets. A word of a newer agent stays in the document and changes nothing here. */
  void give(
      BiConsumer<Setting, GivenSetting> given,
      Consumer<ConfigurationProblem> problems,
      Consumer<String> warnings) {
    take("", root, given, problems, warnings);
  }

  private void take(
      String path,
      Node node,
      BiConsumer<Setting, GivenSetting> given,
      Consumer<ConfigurationProblem> problems,
      Consumer<String> warnings) {
    String place = name + ":" + BoundedYamlReader.line(node);
    Optional<Setting> setting = SettingKeyPaths.find(path);
    if (setting.isPresent()) {
      if (ALLOWED.contains(setting.get())) {
        given.accept(setting.get(), new GivenSetting(place, node));
      } else {
        problems.accept(
            new ConfigurationProblem(
                place, path, "is set on the kiosk only; from afar " + allowed()));
      }
      return;
    }
    Optional<Map<String, Node>> members = YamlNodeReader.mapping(node);
    if (members.isPresent() && (path.isEmpty() || SettingKeyPaths.isFolder(path))) {
      String folder = path.isEmpty() ? "" : path + ".";
      members.get().forEach((key, value) -> take(folder + key, value, given, problems, warnings));
    } else {
      warnings.accept(
          place + ": " + path + ": there is no such setting in this version of the agent");
    }
  }

  private static String allowed() {
    return ALLOWED.stream().sorted().map(Setting::path).collect(Collectors.joining(", "))
        + " can be set";
  }
}
