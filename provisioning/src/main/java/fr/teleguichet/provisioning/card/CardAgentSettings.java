package fr.teleguichet.provisioning.card;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.yaml.YamlFieldReader;
import fr.teleguichet.hardware.yaml.YamlFileReader;
import fr.teleguichet.hardware.yaml.YamlLimits;
import fr.teleguichet.hardware.yaml.YamlProblems;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The agent's settings as far as a card is judged by them; what else stands there is the agent's to
 * judge.
 *
 * @param kiosk the kiosk's id; empty for a unit without a name
 */
public record CardAgentSettings(Optional<String> kiosk) {

  private static final YamlLimits LIMITS = new YamlLimits(64 * 1024, 12, 5_000);

  /** The settings in this file; empty when it can't be used. */
  public static Optional<CardAgentSettings> of(String yaml) {
    var problems = new YamlProblems();
    Optional<YamlFieldReader> top =
        YamlFileReader.read(yaml.getBytes(StandardCharsets.UTF_8), LIMITS, problems);
    if (top.isEmpty()) {
      return Optional.empty();
    }
    if (yaml.lines().noneMatch(line -> line.startsWith("kiosk:"))) {
      return Optional.of(new CardAgentSettings(Optional.empty()));
    }
    return top.get()
        .group("kiosk", kiosk -> kiosk.text("id", KioskName::new).found())
        .found()
        .map(id -> new CardAgentSettings(Optional.of(id.value())));
  }
}
