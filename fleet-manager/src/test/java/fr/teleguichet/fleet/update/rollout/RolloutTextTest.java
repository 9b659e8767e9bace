package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rollout in which a kiosk failed is not called a success. */
final class RolloutTextTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static RolloutView finished(Map<MemberState, Integer> kiosks) {
    Rollout rollout =
        new Rollout(
            1,
            1,
            "kiosk-os 2.4.0",
            new RolloutState.Finished(),
            "",
            RolloutSamples.oneWave(RolloutPlan.OnErrors.PAUSE, Optional.empty(), false, false),
            NOW,
            NOW,
            "",
            "",
            Optional.empty(),
            1);
    Wave wave = new Wave(1, "", WaveState.PASSED, NOW, 80, 20, 0);
    return new RolloutView(rollout, List.of(new WaveView(wave, kiosks)), 0);
  }

  @Test
  void whatIsRolledOutIsSaidAsAPersonWould() {
    assertThat(RolloutText.what("kiosk-os 2.4.0", FRENCH)).isEqualTo("la version 2.4.0");
    assertThat(RolloutText.what("trust-list 8", FRENCH)).isEqualTo("la liste de confiance 8");
  }

  @Test
  void aWaveWithAFailedKioskIsFinishedAndNotGreen() {
    RolloutView view = finished(Map.of(MemberState.SUCCEEDED, 9, MemberState.FAILED, 1));

    assertThat(RolloutText.state(view, FRENCH)).isEqualTo("Terminé, 1 échec");
    assertThat(RolloutText.look(view)).isEqualTo("watch");
    WaveView wave = view.waves().getFirst();
    assertThat(RolloutText.wave(wave, view.rollout(), FRENCH)).isEqualTo("Terminée, 1 échec");
    assertThat(RolloutText.look(wave, view.rollout())).isEqualTo("watch");
  }

  @Test
  void aWaveInWhichAllSucceededIsASuccess() {
    RolloutView view = finished(Map.of(MemberState.SUCCEEDED, 10));

    assertThat(RolloutText.state(view, FRENCH)).isEqualTo("Terminé");
    assertThat(RolloutText.look(view)).isEqualTo("ok");
    WaveView wave = view.waves().getFirst();
    assertThat(RolloutText.wave(wave, view.rollout(), FRENCH)).isEqualTo("Réussie");
    assertThat(RolloutText.look(wave, view.rollout())).isEqualTo("ok");
  }
}
