package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sentences about what a rollout plans. */
final class RolloutPlanTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  @Test
  void oneFailureIsCalledSoWhereItIsEnough() {
    assertThat(RolloutPlanText.thresholds(90, 10, 200, false, FRENCH))
        .isEqualTo(
            "La vague suivante commence quand 90\u00a0% des bornes ont réussi\u00a0; le déploiement"
                + " s’arrête à partir de 10\u00a0% d’échecs.");
    assertThat(RolloutPlanText.thresholds(90, 10, 10, true, FRENCH))
        .isEqualTo("Dernière vague\u00a0: le déploiement s’arrête au premier échec.");
    assertThat(RolloutPlanText.thresholds(90, 10, 10, true, ENGLISH))
        .isEqualTo("Last wave: the rollout stops at the first failure.");
  }

  @Test
  void namesThatProgramsGetAreTranslatedAndOthersAreNot() {
    assertThat(RolloutPlanText.name("pilot", FRENCH)).isEqualTo("bornes pilotes");
    assertThat(RolloutPlanText.name("wave 3", FRENCH)).isEqualTo("vague 3");
    assertThat(RolloutPlanText.name("Figeac", FRENCH)).isEqualTo("Figeac");
  }

  @Test
  void aFilterSaysNoCodeOfATerritoryASiteOrABoard() {
    TargetFilter filter =
        new TargetFilter(
            Set.of("gramat"),
            Set.of("cauvaldor"),
            Set.of("teleguichet-v1-pi4", "our-own"),
            Set.of(TargetFilter.NO_VERSION),
            Set.of(),
            Set.of());

    String words = RolloutPlanText.filter(filter, Map.of("gramat", "Médiathèque"), FRENCH);

    assertThat(words)
        .contains("Cauvaldor", "Médiathèque", "Téléguichet sur Raspberry Pi 4", "our-own")
        .doesNotContain("cauvaldor", "gramat", "teleguichet-v1-pi4");
  }
}
