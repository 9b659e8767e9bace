package fr.teleguichet.fleet.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.OfferedServicesRefusal;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import fr.teleguichet.hardware.service.TranslatedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Why a kiosk refused its services, as a coordinator reads it. */
final class OfferedServicesRefusalTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static final OfferedServicesDocument DOCUMENT =
      OfferedServicesDocument.of(
          List.of(
              new PublicService(
                  new ServiceCode("caf"),
                  new TranslatedText(
                      Map.of(ServiceTextLanguage.FR, "Famille", ServiceTextLanguage.EN, "Family")),
                  Optional.empty(),
                  Pictogram.FAMILY,
                  ServiceMode.WALK_IN,
                  Optional.empty(),
                  Set.of(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty())));

  private static PublicServiceViewModels.KioskRefusal said(String words, LocalizedText text) {
    return PublicServiceViewModels.KioskRefusal.of(
        new OfferedServicesDispatcher.Refusal("Figeac", DOCUMENT, words), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          newer-format | son logiciel est trop ancien pour cette liste. Mettez la borne à jour.
          too-many 60 | son logiciel ne prend pas plus de 60 services. Mettez la borne à jour, ou mettez fin à un service.
          duplicate caf | le service « Famille » s’y trouve deux fois.
          wrong-member services[0].telephone | du service « Famille », son logiciel n’accepte pas le numéro de téléphone. Corrigez la fiche du service, ou mettez la borne à jour.
          wrong-member services[0].hours.weekly.someday | du service « Famille », son logiciel n’accepte pas les horaires. Corrigez la fiche du service, ou mettez la borne à jour.
          wrong-member services[0].stars | du service « Famille », son logiciel n’accepte pas une de ses indications. Corrigez la fiche du service, ou mettez la borne à jour.
          wrong-member services[7].name | son logiciel n’en comprend pas une partie. Mettez la borne à jour.
          wrong-member interviewSeconds | son logiciel n’en comprend pas une partie. Mettez la borne à jour.
          """)
  void aWordOfTheListIsASentenceOfThePage(String words, String sentence) {
    assertThat(said(words, FRENCH))
        .isEqualTo(new PublicServiceViewModels.KioskRefusal("Figeac", sentence, false));
  }

  /** A kiosk of before, or one that makes words up. */
  @Test
  void aSentenceOfTheKiosksOwnIsShownAsSuch() {
    assertThat(said("services[0].code: is wrong", FRENCH))
        .isEqualTo(
            new PublicServiceViewModels.KioskRefusal("Figeac", "services[0].code: is wrong", true));
  }

  @ParameterizedTest
  @EnumSource
  void eachReasonHasWordsInBothLanguages(OfferedServicesRefusal.Reason reason) {
    String parameter =
        switch (reason) {
          case NEWER_FORMAT, NOT_READABLE -> "";
          case TOO_LONG, TOO_MANY -> " 60";
          case DUPLICATE -> " bank";
          case WRONG_MEMBER -> " services[0].logo";
        };
    for (Language language : Language.values()) {
      var said = said(reason.code() + parameter, new MessageBundles().in(language));

      assertThat(said.isOwnWords()).isFalse();
      assertThat(said.reason()).endsWith(".").doesNotContain(reason.code(), "{", "services[");
    }
  }
}
