package fr.teleguichet.fleet.update.failure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.kiosk.UpdateRecord;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What journals say of updates, in sentences. */
final class UpdateOutcomeTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          os    | 2.3.1 | 2.4.0 | succeeded |              |         | Système : version 2.4.0 adoptée, à la place de 2.3.1
          os    | ''    | 2.4.0 | succeeded |              |         | Système : la version 2.4.0 était déjà en service
          agent | 1.0   | 1.1   | cancelled |              |         | Programme de la borne : version 1.1 annulée
          os    | 2.3.1 | 2.4.0 | failed    | not-proven   | printer | Système : version 2.4.0 non adoptée, imprimante introuvable après le redémarrage ; 2.3.1 est toujours en service
          os    | 2.3.1 | 2.4.0 | failed    | not-proven   | repair  | Système : version 2.4.0 non adoptée, la borne a dû se réparer pendant l’essai ; 2.3.1 est toujours en service
          os    | 2.3.1 | 2.4.0 | failed    | not-proven   | unknown | Système : version 2.4.0 non adoptée, la nouvelle version n’a pas pu montrer à temps qu’elle fonctionne ; 2.3.1 est toujours en service
          os    | ''    | 2.4.0 | failed    | incompatible |         | Système : version 2.4.0 non adoptée, aucun fichier de cette version ne convient à cette borne
          lid   | ''    | 2.4.0 | failed    | moonlight    |         | lid : version 2.4.0 non adoptée, cause « moonlight », que ce système ne connaît pas
          ''    | ''    | ''    | failed    | damaged      |         | Demande refusée : le fichier est arrivé abîmé
          os    | ''    | 2.4.0 | failed    |              |         | Système : version 2.4.0 non adoptée, la borne n’a pas dit pourquoi
          """)
  void eachEndHasItsSentence(
      String part, String from, String to, String end, String cause, String check, String words) {
    var record =
        new UpdateRecord(
            "7", part, from, to, end, cause == null ? "" : cause, check == null ? "" : check);
    assertThat(new UpdateOutcomeText().sentence(record, FRENCH).replace('\u00a0', ' '))
        .isEqualTo(words);
  }
}
