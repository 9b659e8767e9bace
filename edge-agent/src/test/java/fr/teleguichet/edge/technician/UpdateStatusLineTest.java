package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.edge.update.UpdateNotice;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateStatusLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          none        | ''      | -        | aucune en cours
          downloading | ''      | -        | en cours de téléchargement
          waiting     | window  | -        | prête, attend la plage de maintenance
          waiting     | other   | -        | prête, attend son moment
          installing  | ''      | -        | installation de la version 1.2
          restarting  | ''      | -        | redémarrage sur la version 1.2
          restarting  | session | -        | version 1.2 installée, attend la fin de l’entretien pour redémarrer
          proving     | ''      | -        | la version 1.2 fait ses preuves
          confirming  | ''      | -        | la version 1.2 est adoptée
          going-back  | ''      | -        | retour à la version d’avant 1.2
          reporting   | ''      | no-space | terminée, le résultat est en route\u00a0; la dernière a échoué\u00a0: no-space
          """)
  void anUpdateIsToldInWords(String word, String waitsFor, String trouble, String words) {
    var notice =
        new UpdateNotice(
            word, "1.2", Optional.empty(), false, waitsFor, Optional.ofNullable(trouble));
    assertThat(UpdateStatusLine.of(notice, Messages.FRENCH))
        .extracting(it -> it.label(), it -> it.text())
        .containsExactly("Mise à jour", words);
  }
}
