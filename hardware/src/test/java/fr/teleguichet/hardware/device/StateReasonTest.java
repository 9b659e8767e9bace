package fr.teleguichet.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateReasonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "media-empty | plus de papier | out of paper",
        "media-low-warning,cover-open-error | papier bientôt épuisé, capot ouvert | paper low,"
            + " cover open",
        "timed-out, not-responding | ne répond pas | does not answer",
        "none | '' | ''",
        "'' | '' | ''",
        "' , ' | '' | ''",
        "unreachable,none | injoignable | can’t be reached",
      })
  void keywordsAreToldInWordsEachOnce(String keywords, String french, String english) {
    assertThat(StateReason.words(keywords, Locale.FRENCH)).isEqualTo(french);
    assertThat(StateReason.words(keywords, Locale.ENGLISH)).isEqualTo(english);
  }

  @Test
  void aKeywordThatNobodyKnowsIsQuoted() {
    assertThat(StateReason.words("rotor-tired-error", Locale.FRENCH))
        .isEqualTo("signal «\u00a0rotor-tired-error\u00a0» de l’appareil");
    assertThat(StateReason.words("rotor-tired", Locale.ENGLISH))
        .isEqualTo("the device’s own signal “rotor-tired”");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasWordsAndIsFoundByItsKeyword(StateReason reason) {
    assertThat(reason.label(Locale.FRENCH)).isNotBlank().doesNotContain(reason.code() + "-");
    assertThat(StateReason.ofKeyword(reason.code() + "-warning")).contains(reason);
  }
}
