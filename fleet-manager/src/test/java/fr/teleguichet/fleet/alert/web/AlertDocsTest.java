package fr.teleguichet.fleet.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.AlertRule;
import fr.teleguichet.fleet.alert.AlertRules;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written for people about the rules is what the page says of them. */
final class AlertDocsTest {

  @Test
  void theTableOfRulesIsThatOfThePage() throws IOException {
    LocalizedText text = new MessageBundles().in(Language.ENGLISH);
    String table =
        AlertRules.PRESET.all().stream()
            .map(rule -> line(rule, text))
            .collect(
                Collectors.joining(
                    "\n", "<!-- rules -->\n| Rule | What |\n|---|---|\n", "\n<!-- end -->"));

    assertThat(Files.readString(Path.of("docs/alerts.md"))).contains(table);
  }

  private static String line(AlertRule rule, LocalizedText text) {
    return "| "
        + text.say("alert.kind." + rule.kind().code())
        + " | "
        + AlertRuleController.sentence(rule, text)
        + " |";
  }
}
