package fr.teleguichet.edge.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** What the file and the environment give; the environment goes first. */
final class SettingSources {

  private static final String PREFIX = "TELEGUICHET_";

  /** Variables of the launcher, which are nobody's setting. */
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of(
          "TELEGUICHET_JAVA",
          "TELEGUICHET_JAVA_OPTIONS",
          "TELEGUICHET_CACHE",
          "TELEGUICHET_RELEASE",
          RemoteConfiguration.VARIABLE);

  /** Settings that have more to them than a text or a list. */
  private static final Set<Setting> WRITTEN_IN_YAML = Set.of(Setting.SERVICES, Setting.OPENING);

  private static final int MAX_VARIABLE_LENGTH = 16 * 1024;

  private final Map<Setting, GivenSetting> given = new EnumMap<>(Setting.class);
  private final List<ConfigurationProblem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private final Optional<Path> file;

  private SettingSources(Optional<Path> file) {
    this.file = file;
  }

  /** The document of the fleet goes before the file, and the environment before both. */
  static SettingSources of(
      Optional<Path> file,
      Optional<RemoteConfiguration> document,
      Map<String, String> environment) {
    var sources = new SettingSources(file);
    file.ifPresent(sources::takeFile);
    document.ifPresent(
        it -> it.give(sources.given::put, sources.problems::add, sources.warnings::add));
    sources.takeEnvironment(environment);
    return sources;
  }

  Optional<GivenSetting> find(Setting setting) {
    return Optional.ofNullable(given.get(setting));
  }

  /** The file that was read. */
  Optional<Path> file() {
    return file;
  }

  List<ConfigurationProblem> problems() {
    return problems;
  }

  List<String> warnings() {
    return warnings;
  }

  private void takeFile(Path file) {
    try {
      BoundedYamlReader.read(file).ifPresent(root -> takeFolder(file, "", root));
    } catch (BoundedYamlReader.UnreadableException e) {
      String place = e.line() > 0 ? file + ":" + e.line() : file.toString();
      problems.add(new ConfigurationProblem(place, "the file", String.valueOf(e.getMessage())));
    }
  }

  private void takeFolder(Path file, String folder, Node node) {
    if (YamlNodeReader.scalar(node).filter(String::isEmpty).isPresent()) {
      return;
    }
    String place = file + ":" + BoundedYamlReader.line(node);
    YamlNodeReader.mapping(node)
        .ifPresentOrElse(
            members -> members.forEach((key, value) -> take(file, folder + key, value)),
            () ->
                problems.add(
                    new ConfigurationProblem(
                        place,
                        folder.isEmpty() ? "the file" : folder.substring(0, folder.length() - 1),
                        "holds no settings; write them as \"name: value\", one to a line")));
  }

  private void take(Path file, String path, Node value) {
    String place = file + ":" + BoundedYamlReader.line(value);
    Optional<Setting> setting = SettingKeyPaths.find(path);
    if (setting.isPresent()) {
      given.put(setting.get(), new GivenSetting(place, value));
    } else if (SettingKeyPaths.isFolder(path)) {
      takeFolder(file, path + ".", value);
    } else {
      problems.add(new ConfigurationProblem(place, path, unknown(path)));
    }
  }

  private static String unknown(String path) {
    return "there is no such setting"
        + SpellingSuggester.nearest(path, SettingKeyPaths.all())
            .map(near -> "; did you mean " + near + "?")
            .orElse("; the README lists them all");
  }

  private void takeEnvironment(Map<String, String> environment) {
    for (Setting setting : Setting.values()) {
      String name = variable(setting);
      Optional.ofNullable(environment.get(name)).ifPresent(text -> takeVariable(setting, text));
    }
    new TreeSet<>(environment.keySet())
        .stream().filter(SettingSources::isStray).forEach(name -> warnings.add(stray(name)));
  }

  /** The environment variable that goes before the file. */
  static String variable(Setting setting) {
    return "TELEGUICHET_"
        + setting.path().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private void takeVariable(Setting setting, String text) {
    String place = "environment variable " + variable(setting);
    try {
      if (text.length() > MAX_VARIABLE_LENGTH) {
        throw new BoundedYamlReader.UnreadableException("is longer than 16,384 characters", 0);
      }
      // A plain text, such as a password with a colon in it, must not be read as YAML.
      Node node =
          WRITTEN_IN_YAML.contains(setting)
              ? BoundedYamlReader.parse(text).orElse(Texts.node(""))
              : Texts.node(text);
      given.put(setting, new GivenSetting(place, node));
    } catch (BoundedYamlReader.UnreadableException e) {
      problems.add(new ConfigurationProblem(place, setting.path(), String.valueOf(e.getMessage())));
    }
  }

  private static boolean isStray(String name) {
    return name.startsWith(PREFIX)
        && !OF_THE_LAUNCHER.contains(name)
        && names().stream().noneMatch(name::equals);
  }

  private static String stray(String name) {
    return name
        + " is no setting of the edge agent and changes nothing"
        + SpellingSuggester.nearest(name, names())
            .map(near -> "; did you mean " + near + "?")
            .orElse("");
  }

  private static List<String> names() {
    return List.of(Setting.values()).stream().map(SettingSources::variable).toList();
  }

  private static final class Texts {
    private Texts() {}

    static Node node(String text) {
      return new org.snakeyaml.engine.v2.nodes.ScalarNode(
          org.snakeyaml.engine.v2.nodes.Tag.STR,
          text,
          org.snakeyaml.engine.v2.common.ScalarStyle.PLAIN);
    }
  }
}
