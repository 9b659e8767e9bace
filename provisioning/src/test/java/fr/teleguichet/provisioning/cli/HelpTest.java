package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.provisioning.process.InstalledProgramRunner;
import fr.teleguichet.provisioning.text.Language;
import fr.teleguichet.provisioning.text.MessageTexts;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {

  /** A help page half in English would tell a French technician that nobody cared. */
  @Test
  void everyCommandAndOptionIsExplainedInFrench() {
    Map<String, String> english = explanations(Language.ENGLISH);
    Map<String, String> french = explanations(Language.FRENCH);

    assertThat(french.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(french.get(key)).as(key).isNotBlank().isNotEqualTo(english.get(key));
    }
  }

  @Test
  void theManualPageNamesEveryCommandAndExitCode() {
    String page =
        new ManualPageGenerator(new MessageTexts(Language.FRENCH)).of(line(Language.FRENCH));

    assertThat(page)
        .startsWith(".TH TELEGUICHET-PROVISION 1\n")
        .contains(
            ".SS teleguichet\\-provision prepare\n", ".SS teleguichet\\-provision board list\n")
        .contains("\\fB130\\fR")
        .contains("\\fB\\-\\-claim FILE\\fR")
        .doesNotContain("\n\n");
  }

  private static Map<String, String> explanations(Language language) {
    Map<String, String> found = new TreeMap<>();
    collect(line(language), found);
    return found;
  }

  private static void collect(CommandLine line, Map<String, String> found) {
    CommandSpec spec = line.getCommandSpec();
    String name = spec.qualifiedName(" ");
    found.put(name, String.join(" ", spec.usageMessage().description()));
    spec.options()
        .forEach(
            option ->
                found.put(
                    name + " " + option.longestName(), String.join(" ", option.description())));
    spec.positionalParameters()
        .forEach(
            parameter ->
                found.put(
                    name + " " + parameter.paramLabel(),
                    String.join(" ", List.of(parameter.description()))));
    line.getSubcommands().values().forEach(command -> collect(command, found));
  }

  private static CommandLine line(Language language) {
    var nobody = new PrintWriter(Writer.nullWriter());
    return CommandLineFactory.in(
        language,
        new ProgramEnvironment(
            Clock.systemUTC(),
            Map.of(),
            Path.of("/"),
            new InstalledProgramRunner(Duration.ZERO),
            InputStream.nullInputStream(),
            new BufferedReader(Reader.nullReader()),
            nobody,
            nobody,
            false));
  }
}
