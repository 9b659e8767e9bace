package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import fr.teleguichet.hardware.notice.LegalNotices;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivacyNoticeTest {

  private static LegalNotices notices(String authority, String officer) {
    return new LegalNotices(
        authority,
        AccessibilityConformity.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        "",
        officer);
  }

  private static String spoken(LegalNotices notices, SessionLanguage language) {
    return PrivacyNotice.spoken(
        new JsonObject().put("privacy", PrivacyNotice.view(PageTexts.all(), notices)), language);
  }

  @Test
  void beforeSomebodyAgreesItIsSaidWhoAnswersHowToReachThemAndWhereToComplain() {
    LegalNotices told = notices("Département du Lot", "dpo@lot.example");

    assertThat(spoken(told, SessionLanguage.FRENCH))
        .isEqualTo(
            "Responsable de vos données\u00a0: Département du Lot. Pour accéder à vos données ou"
                + " les faire effacer\u00a0: dpo@lot.example. Réclamations\u00a0: CNIL, cnil.fr.");
    for (SessionLanguage language : SessionLanguage.values()) {
      assertThat(spoken(told, language))
          .as(language.tag())
          .contains("Département du Lot", "dpo@lot.example", "CNIL", "cnil.fr");
    }
  }

  @Test
  void whereNobodyWroteItDownTheReceptionIsNamedAndNoEmptyPlace() {
    assertThat(spoken(LegalNotices.UNSAID, SessionLanguage.FRENCH))
        .isEqualTo(
            "Pour accéder à vos données ou les faire effacer, adressez-vous à l’accueil."
                + " Réclamations\u00a0: CNIL, cnil.fr.");
  }

  @Test
  void aLatinNameStandsForItselfInAnArabicSentence() {
    JsonObject view = PrivacyNotice.view(PageTexts.all(), notices("Lot (46)", ""));

    assertThat(view.getString(SessionLanguage.ARABIC.tag())).contains("\u2068Lot (46)\u2069");
  }
}
