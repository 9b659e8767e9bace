package fr.teleguichet.edge.update.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.configuration.Setting;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.version.SignedImage;
import fr.teleguichet.release.DowngradeRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration from the fleet on a kiosk that has settings of its own. */
class ConfigurationDocumentTest {

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void aKiosksOwnSettings() throws IOException {
    file =
        Files.writeString(
            folder.resolve("local.yaml"), "kiosk:\n  id: figeac-01\nhealth:\n  interval: 30s\n");
  }

  @Test
  void whatTheFleetSetsGoesBeforeTheKiosksFileAndAfterTheEnvironment() throws Exception {
    String document =
        "health:\n  interval: 20s\nservices: [{id: mairie, fr: Mairie, en: Town hall}]\n";
    document().inspect(image(document));
    Path stored = installed(document);

    AgentConfiguration with = read(stored, Map.of());
    assertThat(with.health().interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(with.kiosk().services()).hasSize(1);
    assertThat(with.kiosk().id().map(Object::toString).orElse("")).contains("figeac-01");
    assertThat(read(stored, Map.of("TELEGUICHET_HEALTH_INTERVAL", "40s")).health().interval())
        .isEqualTo(Duration.ofSeconds(40));
  }

  /** A program to run, whose updates are taken, who may come in: all but three of the settings. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SERVICES", "OPENING", "HEALTH_INTERVAL"})
  void whatWouldTakeAKioskAwayFromItsFleetIsRefused(Setting setting) {
    String path = setting.path();
    String ends = "}".repeat(path.split("\\.", -1).length - 1);
    String document = path.replace(".", ": {") + ": x" + ends + "\n";
    assertThat(refusal(document))
        .hasMessageContaining(path + ": ")
        .hasMessageContaining("is set on the kiosk only");
  }

  @Test
  void everyProblemIsToldWithItsLine() {
    InstallException refusal =
        refusal("health:\n  interval: 2\nopening:\n  weekly:\n    monday: [\"x\"]\n");
    assertThat(refusal.reason()).isEqualTo(Reason.FAILED);
    assertThat(refusal).hasMessageContaining("agent.yaml:2: health.interval");
    assertThat(refusal).hasMessageContaining("agent.yaml:4: opening");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing\n", "- a list\n", "a: [", "a: 1\na: 2\n", "\u0000", "&a [*a]"})
  void whatIsNoDocumentOfSettingsIsRefused(String document) {
    assertThat(refusal(document).reason()).isEqualTo(Reason.FAILED);
  }

  @Test
  void otherLettersAndTooManyAreRefused() {
    byte[] latin = {'a', ':', ' ', (byte) 0xe9};
    assertThat(refusal(latin).reason()).isEqualTo(Reason.DAMAGED);
    assertThat(refusal(new byte[300_000]).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  /** A document may be older or newer than the agent that reads it. */
  @Test
  void wordsOfAnotherVersionSurviveAndAreSaid() throws Exception {
    String document = "health:\n  interval: 20s\n  mood: good\nlater: {a: [1, 2]}\n";
    Path stored = installed(document);
    assertThat(stored).hasContent(document);
    assertThat(usable(stored, Map.of()).warnings())
        .anyMatch(it -> it.contains("agent.yaml:3") && it.contains("health.mood"))
        .anyMatch(it -> it.contains("later"));
  }

  /** An agent that went back to its former version may not understand what came since. */
  @Test
  void aDocumentThatCanNotBeReadDoesNotKeepTheKioskFromStarting() throws Exception {
    Path stored = Files.writeString(folder.resolve("agent.yaml"), "health:\n  interval: never\n");
    assertThat(read(stored, Map.of()).health().interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(usable(stored, Map.of()).warnings())
        .anyMatch(it -> it.contains("passed over") && it.contains("agent.yaml:2"));
    Files.delete(stored);
    assertThat(read(stored, Map.of()).health().interval()).isEqualTo(Duration.ofSeconds(30));
  }

  private Path installed(String document) throws Exception {
    document().unpack(image(document), folder, _ -> {});
    return folder.resolve("agent.yaml");
  }

  private AgentConfiguration read(Path document, Map<String, String> more) {
    return usable(document, more).configuration();
  }

  private ConfigurationResult.Usable usable(Path document, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("TELEGUICHET_CONFIGURATION", document.toString());
    ConfigurationResult reading = ConfigurationReader.read(Optional.of(file), environment);
    assertThat(reading).isInstanceOf(ConfigurationResult.Usable.class);
    return (ConfigurationResult.Usable) reading;
  }

  private ConfigurationDocument document() {
    return new ConfigurationDocument(Optional.of(file), Map.of());
  }

  private InstallException refusal(String document) {
    return refusal(document.getBytes(StandardCharsets.UTF_8));
  }

  private InstallException refusal(byte[] document) {
    return catchThrowableOfType(InstallException.class, () -> document().inspect(image(document)));
  }

  private static SignedImage image(String document) {
    return image(document.getBytes(StandardCharsets.UTF_8));
  }

  private static SignedImage image(byte[] document) {
    return new SignedImage(
        List.of(),
        "12",
        DowngradeRules.NONE,
        document.length,
        "",
        () -> new ByteArrayInputStream(document));
  }
}
