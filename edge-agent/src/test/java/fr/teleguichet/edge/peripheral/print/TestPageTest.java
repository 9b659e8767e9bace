package fr.teleguichet.edge.peripheral.print;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.text.Messages;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class TestPageTest {

  private static final ZonedDateTime FIVE_PAST_NINE =
      ZonedDateTime.parse("2026-11-24T09:05:00+01:00[Europe/Paris]");

  @Test
  void thePageSaysInFrenchWhatItIsAndWhenItWasPrinted() {
    assertThat(new TestPage("relais-01", FIVE_PAST_NINE).lines())
        .extracting(TestPage.Line::text)
        .containsExactly(
            "Téléguichet",
            "Page d’essai de l’imprimante",
            "",
            "Borne : relais-01",
            "Imprimée le mardi 24 novembre 2026 à 09 h 05",
            "",
            "Si cette page est nette et complète, l’imprimante fonctionne.",
            "Accents : à â ç é è ê ë î ï ô ù û ü œ Œ « » €");
  }

  @Test
  void itSpeaksEnglishToo() {
    assertThat(new TestPage("relais-01", FIVE_PAST_NINE, Messages.ENGLISH).lines())
        .extracting(TestPage.Line::text)
        .contains("Kiosk: relais-01", "Printed on Tuesday 24 November 2026 at 09:05");
  }
}
