package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.network.setup.NetworkFault;
import fr.teleguichet.est.ProxyFault;
import fr.teleguichet.hardware.text.EnumCodes;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kiosks say of a change of their network, and what the manager makes of it. */
class NetworkCauseTest {

  private static final String KEY = "network.cause.";

  /** The manager passes over a cause that it has no words for, so nobody would miss them. */
  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void theManagerHasWordsForEveryCauseAndForNoOther(String language) throws IOException {
    assertThat(
            words(language).stringPropertyNames().stream()
                .filter(key -> key.startsWith(KEY))
                .map(key -> key.substring(KEY.length())))
        .containsExactlyInAnyOrderElementsOf(causes());
  }

  private static Set<String> causes() {
    return Stream.concat(
            Arrays.stream(NetworkFault.values())
                .filter(fault -> fault != NetworkFault.OTHER)
                .map(EnumCodes::code),
            Arrays.stream(ProxyFault.values()).map(ProxyFault::code))
        .collect(Collectors.toSet());
  }

  private static Properties words(String language) throws IOException {
    var words = new Properties();
    Path root = Path.of(System.getProperty("teleguichet.root", "../.."));
    try (Reader file =
        Files.newBufferedReader(
            root.resolve(
                "fleet-manager/src/main/resources/messages_" + language + ".properties"))) {
      words.load(file);
    }
    return words;
  }
}
