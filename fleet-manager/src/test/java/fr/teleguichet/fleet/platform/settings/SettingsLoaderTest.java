package fr.teleguichet.fleet.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsLoaderTest {
  private static final Setting<String> HOST = Setting.text("fleet.http.host", "here", "Host.");
  private static final Setting<Integer> PORT =
      Setting.whole("fleet.http.port", 8080, 0, 65_535, "Port.");

  private final SettingsLoader sources = new SettingsLoader(List.of(HOST, PORT));

  @TempDir private Path folder;

  @Test
  void aFileMayNestItsKeysOrWriteThemOut() throws IOException {
    Settings nested = sources.read(file("fleet:\n  http:\n    port: 81\n"), Map.of());
    Settings written = sources.read(file("fleet.http.port: 82\n"), Map.of());

    assertThat(nested.get(PORT)).isEqualTo(81);
    assertThat(written.get(PORT)).isEqualTo(82);
  }

  @Test
  void aVariableWinsOverTheFile() throws IOException {
    Settings settings = sources.read(file("fleet.http.port: 81"), Map.of("FLEET_HTTP_PORT", "82"));

    assertThat(settings.get(PORT)).isEqualTo(82);
  }

  @Test
  void anEmptyFileLeavesTheDefaults() throws IOException {
    assertThat(sources.read(file("# nothing\n"), Map.of()).get(HOST)).isEqualTo("here");
  }

  @Test
  void anUnknownKeyIsAnErrorThatNamesTheNearestKnownOne() throws IOException {
    Optional<Path> file = file("fleet.htp.prot: 81");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> sources.read(file, Map.of()))
        .withMessage("There is no setting fleet.htp.prot; did you mean fleet.http.port?");
  }

  /** Kubernetes puts FLEET_MANAGER_PORT=tcp://10.0.0.1:8080 into every container. */
  @Test
  void anUnknownVariableDoesNotKeepTheProgramFromStarting() {
    Settings settings =
        sources.read(Optional.empty(), Map.of("FLEET_MANAGER_PORT", "tcp://10.0.0.1:8080"));

    assertThat(settings.get(PORT)).isEqualTo(8080);
  }

  @Test
  void aWrongValueIsFoundAtOnceAndNotWhenItIsFirstUsed() {
    Map<String, String> environment = Map.of("FLEET_HTTP_PORT", "http");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> sources.read(Optional.empty(), environment))
        .withMessageContaining("fleet.http.port is \"http\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "just a sentence",
        "- a\n- list",
        "fleet: [1, 2]",
        "fleet.http.port: 1\nfleet.http.port: 2",
        "a: &a [*a]",
        "fleet: {",
        "fleet: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}"
      })
  void aFileThatHoldsNoSettingsIsRefusedInASentence(String text) throws IOException {
    Optional<Path> file = file(text);

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> sources.read(file, Map.of()));
  }

  @Test
  void aMissingFileIsNamed() {
    Optional<Path> file = Optional.of(folder.resolve("missing.yaml"));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> sources.read(file, Map.of()))
        .withMessageContaining("missing.yaml");
  }

  @Test
  void aHugeFileIsRefused() throws IOException {
    Optional<Path> file = file("#".repeat(1024 * 1024 + 1));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> sources.read(file, Map.of()))
        .withMessageContaining("larger than 1 MiB");
  }

  private Optional<Path> file(String text) throws IOException {
    return Optional.of(Files.writeString(folder.resolve("fleet.yaml"), text));
  }
}
