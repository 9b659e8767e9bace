package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.configuration.BoundedYamlReader;
import fr.teleguichet.edge.configuration.YamlNodeReader;
import fr.teleguichet.edge.hardware.SimulatorFactory.UnusableScenarioException;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.simulator.scenario.Scenario.Advisers;
import fr.teleguichet.simulator.scenario.Scenario.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a scenario from its YAML file and tells everything that is wrong with it at once. */
public final class ScenarioReader {

  /** What a scenario may say of its machine. */
  private static final Map<String, NodeFact> FACTS =
      Map.of(
          "board", NodeFact.BOARD_MODEL,
          "serial", NodeFact.BOARD_SERIAL,
          "system", NodeFact.OPERATING_SYSTEM,
          "kernel", NodeFact.KERNEL,
          "processor", NodeFact.PROCESSOR,
          "memory", NodeFact.MEMORY_TOTAL,
          "storage", NodeFact.STORAGE_DEVICE,
          "network", NodeFact.NETWORK_INTERFACE);

  private final String file;
  private final List<String> problems = new ArrayList<>();

  private ScenarioReader(Path file) {
    this.file = file.toString();
  }

  /**
   * Reads a scenario and checks it against itself.
   *
   * @param services those that the kiosk offers: nobody can ask for another
   */
  public static Scenario read(Path file, Set<ServiceCode> services)
      throws UnusableScenarioException {
    var reader = new ScenarioReader(file);
    Optional<Scenario> scenario = reader.read(file);
    scenario.ifPresent(
        it -> reader.problems.addAll(new ScenarioCheck(reader.file, it, services).problems()));
    if (scenario.isEmpty() || !reader.problems.isEmpty()) {
      throw new UnusableScenarioException(reader.problems);
    }
    return scenario.get();
  }

  private Optional<Scenario> read(Path path) {
    try {
      Optional<Node> root = BoundedYamlReader.read(path);
      if (root.isEmpty()) {
        problems.add(file + ": the scenario is empty");
      }
      return root.flatMap(node -> scenario(new ScenarioFieldReader(file, node, problems)));
    } catch (BoundedYamlReader.UnreadableException e) {
      problems.add(file + (e.line() > 0 ? ":" + e.line() : "") + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Scenario> scenario(ScenarioFieldReader root) {
    Optional<String> site = root.required("site", text -> text);
    var _ = root.optional("about", text -> text);
    long seed = root.optional("seed", Long::parseLong).orElse(1L);
    Optional<LocalTime> from = root.required("from", ScriptLineReader::time);
    Optional<LocalTime> to = root.required("to", ScriptLineReader::time);
    var machine = root.node("machine").map(this::machine).orElse(Map.of());
    var measures = root.node("measures").map(this::measures).orElse(Map.of());
    var peripherals = root.node("peripherals").map(this::peripherals).orElse(Map.of());
    var advisers = root.node("advisers").flatMap(this::advisers);
    var script = root.node("script").map(this::script).orElse(List.of());
    root.refuseOthers();
    if (site.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Scenario(
            site.get(),
            seed,
            from.get(),
            to.get(),
            machine,
            measures,
            peripherals,
            advisers,
            script));
  }

  private Optional<Advisers> advisers(Node node) {
    var entry = new ScenarioFieldReader(file, node, problems);
    Optional<Duration> after = entry.required("answer-after", ScenarioReader::seconds);
    Optional<Duration> speak = entry.optional("speak-for", ScenarioReader::seconds);
    entry.refuseOthers();
    return after.flatMap(it -> entry.build(() -> new Advisers(it, speak)));
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private Map<NodeFact, String> machine(Node node) {
    var entry = new ScenarioFieldReader(file, node, problems);
    Map<NodeFact, String> facts = new EnumMap<>(NodeFact.class);
    FACTS.forEach(
        (name, fact) -> entry.optional(name, text -> text).ifPresent(it -> facts.put(fact, it)));
    entry.refuseOthers();
    return facts;
  }

  private Map<HealthMetric, Level> measures(Node node) {
    var entry = new ScenarioFieldReader(file, node, problems);
    Map<HealthMetric, Level> levels = new EnumMap<>(HealthMetric.class);
    entry
        .nodes()
        .forEach(
            (name, value) -> {
              var level = level(new ScenarioFieldReader(file, value, problems));
              entry
                  .optional(name, _ -> ScenarioVocabulary.parse(HealthMetric.class, name))
                  .ifPresent(metric -> level.ifPresent(it -> levels.put(metric, it)));
            });
    return levels;
  }

  private static Optional<Level> level(ScenarioFieldReader entry) {
    Optional<Double> around = entry.required("around", Double::parseDouble);
    double noise = entry.optional("noise", Double::parseDouble).orElse(0.0);
    entry.refuseOthers();
    return around.map(it -> new Level(it, noise));
  }

  private Map<Peripheral, String> peripherals(Node node) {
    var entry = new ScenarioFieldReader(file, node, problems);
    Map<Peripheral, String> models = new EnumMap<>(Peripheral.class);
    entry
        .nodes()
        .forEach(
            (name, value) ->
                entry
                    .optional(name, _ -> ScenarioVocabulary.parse(Peripheral.class, name))
                    .ifPresent(
                        which -> models.put(which, YamlNodeReader.scalar(value).orElse(""))));
    return models;
  }

  private List<ScriptLine> script(Node node) {
    return YamlNodeReader.sequence(node).orElse(List.of()).stream()
        .flatMap(
            item ->
                new ScriptLineReader(new ScenarioFieldReader(file, item, problems)).read().stream())
        .toList();
  }
}
