package fr.teleguichet.provisioning.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessageTextsTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  private final ResourceBundle english = new MessageTexts(Language.ENGLISH).bundle();
  private final ResourceBundle french = new MessageTexts(Language.FRENCH).bundle();

  @Test
  void bothLanguagesHaveTheSameSentences() {
    assertThat(french.keySet()).isEqualTo(english.keySet());
  }

  @Test
  void eachSentenceHasTheSamePlacesInBothLanguages() {
    for (String key : english.keySet()) {
      assertThat(places(french.getString(key))).as(key).isEqualTo(places(english.getString(key)));
    }
  }

  /** A straight apostrophe would switch the places of a sentence off. */
  @Test
  void noSentenceHasAStraightApostrophe() {
    for (ResourceBundle bundle : new ResourceBundle[] {english, french}) {
      assertThat(bundle.keySet()).noneMatch(key -> bundle.getString(key).contains("'"));
    }
  }

  @Test
  void theEnvironmentDecidesOnTheLanguageAsPosixSays() {
    assertThat(Language.ofEnvironment(Map.of("LANG", "fr_FR.UTF-8"))).isEqualTo(Language.FRENCH);
    assertThat(Language.ofEnvironment(Map.of("LC_ALL", "en_GB", "LANG", "fr_FR")))
        .isEqualTo(Language.ENGLISH);
    assertThat(Language.ofEnvironment(Map.of("LC_ALL", "", "LANG", "fr")))
        .isEqualTo(Language.FRENCH);
    assertThat(Language.ofEnvironment(Map.of("LANG", "C.UTF-8"))).isEqualTo(Language.ENGLISH);
  }

  private static Set<String> places(String sentence) {
    return PLACE
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
