package fr.teleguichet.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what hands do in a script: {@code door: open}, {@code paper: 50}. */
final class ManualActionReader {

  private static final Map<String, Map<String, Integer>> WORDS =
      Map.of(
          "person", Map.of("leaves", 0),
          "handset", Map.of("hung-up", 0, "lifted", 1),
          "door", Map.of("closed", 0, "open", 1),
          "paper", Map.of("empty", 0, "full", SimulationDial.PAPER.most()),
          "jam", Map.of("no", 0, "yes", 1),
          "cover", Map.of("closed", 0, "open", 1),
          "toner", Map.of("none", 0, "full", SimulationDial.TONER.most()),
          "shutter", Map.of("open", 0, "closed", 1),
          "power", Map.of("cut", 0, "back", 1),
          "battery", Map.of());

  /** What a line may be about. */
  static final List<String> KEYS =
      List.of(
          "person", "button", "handset", "door", "paper", "jam", "cover", "toner", "shutter",
          "power", "battery");

  private ManualActionReader() {}

  static ScenarioEvent read(String key, String text) {
    if (key.equals("button")) {
      return button(text);
    }
    SimulationDial dial = key.equals("power") ? SimulationDial.MAINS : SimulationDial.ofWord(key);
    Map<String, Integer> words = WORDS.getOrDefault(key, Map.of());
    Integer value = words.get(text);
    if (value != null) {
      return new ScenarioEvent.Turn(dial, value);
    }
    if (dial.most() == 1 || !text.matches("\\d{1,4}")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" must be " + String.join(" or ", allowed(dial, words)));
    }
    return new ScenarioEvent.Turn(dial, Integer.parseInt(text));
  }

  private static List<String> allowed(SimulationDial dial, Map<String, Integer> words) {
    List<String> allowed = new ArrayList<>(words.keySet().stream().sorted().toList());
    if (dial.most() > 1) {
      allowed.add("0 to " + dial.most());
    }
    return allowed;
  }

  private static ScenarioEvent button(String text) {
    return switch (text) {
      case "pressed" -> new ScenarioEvent.Press();
      case "held" -> new ScenarioEvent.Turn(SimulationDial.BUTTON, 1);
      case "released" -> new ScenarioEvent.Turn(SimulationDial.BUTTON, 0);
      default ->
          throw new IllegalArgumentException("\"" + text + "\" must be pressed, held or released");
    };
  }
}
