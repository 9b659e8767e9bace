package fr.teleguichet.edge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** French stands in the message bundles, where it has an English beside it. */
class FrenchInJavaTest {

  /** Letters and small words that English does not have. */
  private static final Pattern FRENCH =
      Pattern.compile(
          "[àâçéèêëîïôùûœÀÂÇÉÈÊËÎÏÔÙÛŒ«»]"
              + "|(?<![\\w.-])(?:le|la|les|une|des|du|au|aux|est|sont|pour|sur|par|avec|pas|dans|qui"
              + "|depuis|aucun|aucune|cette|puis|ses|son|trop|borne|lieu|liaison|essai|prévu|en"
              + " cours)(?![\\w.-])|(?i:\\b(?:l|d|n|c|j|qu)’(?=[aeiouyh]))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * The names of the network's services, which the settings have in three languages, and articles
   * of Spanish and Portuguese.
   */
  private static final Set<String> OTHER_LANGUAGES =
      Set.of("ServiceListReader.java", "SingularHourArticle.java");

  @Test
  void noStringInTheAgentsCodeIsFrench() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : JavaLiterals.sources()) {
      if (!OTHER_LANGUAGES.contains(file.getFileName().toString())) {
        JavaLiterals.of(Files.readString(file))
            .filter(FRENCH.asPredicate())
            .forEach(it -> found.add(file.getFileName() + ": " + it));
      }
    }
    assertThat(found).isEmpty();
  }

  /** A search that finds nothing would be content with everything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Line(\"Réseau\", text)",
        "return \"la fin de l’entretien\";",
        "return \"la version \" + it;",
        "say(\"Borne\")",
        "say(\"trop faible\")",
        "String text = \"\"\"\n  mise en cours\n  \"\"\";"
      })
  void frenchIsFound(String code) {
    assertThat(JavaLiterals.of(code)).anyMatch(FRENCH.asPredicate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// la borne\nreturn \"the kiosk’s page can’t be read\";",
        "/* « la borne » */ char quote = '\"'; String it = \"a session’s end\";",
        "put(\"es\", it).put(\"fr\", it)"
      })
  void englishAndCommentsAreNot(String code) {
    assertThat(JavaLiterals.of(code)).isNotEmpty().noneMatch(FRENCH.asPredicate());
  }
}
