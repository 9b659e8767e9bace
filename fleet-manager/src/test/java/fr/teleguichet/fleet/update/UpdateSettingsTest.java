package fr.teleguichet.fleet.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators can say of updates. */
final class UpdateSettingsTest {

  private static final Map<String, String> BUCKET =
      Map.of(
          "fleet.update.s3.endpoint", "https://s3.example.org",
          "fleet.update.s3.bucket", "kiosks",
          "fleet.update.s3.access-key", "reader",
          "fleet.update.s3.secret-key", "hush");

  @Test
  void whatNobodySignedIsNotTakenUnlessSomebodySaysSo() {
    Settings settings = Settings.of(Map.of());
    assertThat(settings.get(UpdateSettings.UNSIGNED)).isFalse();
    assertThat(BucketSettings.from(settings)).isEmpty();
  }

  @Test
  void aKiosksOwnPartsTakeTheirOwnKindWhereNobodySaysOtherwise() {
    CompatibilitySettings parts = Settings.of(Map.of()).get(UpdateSettings.COMPATIBLE);
    assertThat(parts.missing("os", List.of("teleguichet-edge-agent")))
        .hasValueSatisfying(it -> assertThat(it).startsWith("teleguichet-kiosk, teleguichet-"));
    assertThat(parts.missing("os", List.of("teleguichet-generic-pc"))).isEmpty();
    assertThat(parts.missing("os", List.of("teleguichet-raspberry-pi"))).isEmpty();
    assertThat(parts.other("scanner", List.of("teleguichet-raspberry-pi-5"))).contains("os");
    assertThat(parts.missing("agent", List.of("teleguichet-kiosk")))
        .contains("teleguichet-edge-agent");
    assertThat(parts.missing("configuration", List.of("1.0")))
        .contains("teleguichet-configuration");
    assertThat(parts.other("scanner", List.of("x", "teleguichet-kiosk"))).contains("os");
    assertThat(parts.other("scanner", List.of("1.0"))).isEmpty();
    CompatibilitySettings any = CompatibilitySettings.parse("os=*, agent=1.0");
    assertThat(any.missing("os", List.of("1.0"))).isEmpty();
    assertThat(any.missing("agent", List.of("1.0"))).isEmpty();
    assertThat(any.missing("configuration", List.of("1.0"))).isPresent();
  }

  @Test
  void aPartTakesWhatItNamesAndOthersTakeAnything() {
    CompatibilitySettings parts = CompatibilitySettings.parse("os=teleguichet-kiosk, agent = 1.0");
    assertThat(parts.missing("os", List.of("teleguichet-kiosk"))).isEmpty();
    assertThat(parts.missing("os", List.of("other"))).contains("teleguichet-kiosk");
    assertThat(parts.missing("agent", List.of())).contains("1.0");
    assertThat(parts.missing("scanner", List.of())).isEmpty();
    for (String wrong : List.of("os", "=1", "os=", "os=1,os=2", ",")) {
      assertThatThrownBy(() -> CompatibilitySettings.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aBucketNeedsItsNameAndKeysAndHidesItsSecret() {
    assertThat(BucketSettings.from(Settings.of(BUCKET)).orElseThrow().toString())
        .contains("kiosks")
        .doesNotContain("hush");
    for (String missing :
        List.of(
            "fleet.update.s3.bucket", "fleet.update.s3.access-key", "fleet.update.s3.secret-key")) {
      Map<String, String> less = new HashMap<>(BUCKET);
      less.remove(missing);
      assertThatThrownBy(() -> BucketSettings.from(Settings.of(less)))
          .as(missing)
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining(missing);
    }
  }
}
