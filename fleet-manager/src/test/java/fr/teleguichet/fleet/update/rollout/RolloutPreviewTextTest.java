package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sentences about rollouts that depend on how many kiosks there are. */
final class RolloutPreviewTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  private static RolloutViewModels.Sketch sketch(int elsewhere) {
    return new RolloutViewModels.Sketch(
        "kiosk 2",
        true,
        List.of(),
        0,
        0,
        IntStream.rangeClosed(1, elsewhere).mapToObj(it -> "b" + it).toList(),
        List.of(),
        0,
        0,
        false,
        List.of(),
        List.of());
  }

  @Test
  void aListThatIsCutSaysHowManyMoreThereAre() {
    assertThat(RolloutPreviewText.elsewhere(sketch(8), FRENCH))
        .endsWith("par un autre déploiement\u00a0: b1, b2, b3, b4, b5 et 3 autres.");
    assertThat(RolloutPreviewText.elsewhere(sketch(6), FRENCH)).endsWith("b5 et 1 autre.");
    assertThat(RolloutPreviewText.elsewhere(sketch(5), FRENCH)).endsWith("b4, b5.");
    assertThat(RolloutPreviewText.elsewhere(sketch(8), ENGLISH)).endsWith("b5 and 3 more.");
  }

  /** Before they do: a rollout that half the fleet refuses is found out in the morning. */
  @Test
  void whoWouldRefuseAnOlderVersionIsNamedWithWhatItRuns() {
    List<RolloutViewModels.Refusing> six =
        IntStream.rangeClosed(1, 6)
            .mapToObj(it -> new RolloutViewModels.Refusing("b" + it, "agent", "2.5"))
            .toList();
    assertThat(RolloutPreviewText.refusing("rollout.sketch.refusing", six.subList(0, 1), FRENCH))
        .startsWith("1 borne refusera cette version, plus ancienne que la sienne")
        .contains("b1 (Programme de la borne 2.5)")
        .doesNotContain("autre");
    assertThat(RolloutPreviewText.refusing("rollout.sketch.refusing", six, FRENCH))
        .startsWith("6 bornes refuseront cette version")
        .contains("b5 (Programme de la borne 2.5) et 1 autre");
    assertThat(RolloutPreviewText.refusing("rollout.sketch.refusing", six, ENGLISH))
        .startsWith("6 kiosks will refuse this release")
        .contains("b5 (Kiosk’s program 2.5) and 1 more");
    assertThat(RolloutPreviewText.refusing("rollout.ask.staying", six, ENGLISH))
        .contains("6 kiosks");
  }

  @Test
  void nobodyIsNotConnectedEither() {
    assertThat(RolloutPreviewText.count(sketch(0), FRENCH)).isEqualTo("Aucune borne.");
    assertThat(RolloutPreviewText.count(sketch(0), ENGLISH)).isEqualTo("No kiosk.");
  }
}
