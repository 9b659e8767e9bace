package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sentences say from which length on the kiosks of this network count an interview. */
final class MinimumInterviewLengthTest {

  @ParameterizedTest
  @CsvSource({
    "60, une minute, one minute",
    "300, 5\u00a0minutes, 5 minutes",
    "90, 90\u00a0secondes, 90 seconds",
    "1, une seconde, one second"
  })
  void aSentenceSaysIt(int seconds, String french, String english) {
    var texts = new MessageBundles(new MinimumInterviewLength(seconds));

    assertThat(texts.in(Language.FRENCH).say("evaluation.definition.abandoned"))
        .isEqualTo("Demandes que la personne a quittées avant %s de conversation.", french);
    assertThat(texts.in(Language.ENGLISH).say("usage.funnel.what.held"))
        .isEqualTo("Interviews held, %s or more", english);
  }

  /** “De” would have to be shortened before a vowel, and is not before a digit. */
  @ParameterizedTest
  @CsvSource({"60", "1", "300"})
  void noFrenchSentenceHasDeBeforeIt(int seconds) {
    var length = new MinimumInterviewLength(seconds);
    LocalizedText french = new MessageBundles(length).in(Language.FRENCH);
    String words = length.words(french);

    assertThat(french.say("services.kiosks.counting", "Figeac", words))
        .doesNotContain("de " + words);
    assertThat(MessageBundles.bundle(Language.FRENCH).values())
        .noneMatch(it -> it.contains("de " + MinimumInterviewLength.PLACE));
  }

  /** A sentence with a minute of its own would say another length than its neighbour. */
  @ParameterizedTest
  @EnumSource
  void everySentenceOfWhatCountsHasItsPlace(Language language) {
    assertThat(MessageBundles.bundle(language).entrySet())
        .filteredOn(it -> it.getValue().contains(MinimumInterviewLength.PLACE))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "budget.method",
            "commitment.proposed.interviews",
            "evaluation.definition.abandoned",
            "evaluation.definition.interviews",
            "impact.method.definition",
            "services.kiosks.counting",
            "usage.funnel.what.held",
            "usage.how.held");
  }
}
