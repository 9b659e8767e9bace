package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a coordinator types decides which kiosks change, so nothing of it is guessed. */
final class RolloutFormTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void whatIsNotTypedDoesNotRestrict() {
    RolloutForm form = RolloutForm.of(Map.of("distribution", "7", "territory", " "));

    assertThat(form.errors()).isEmpty();
    assertThat(form.distribution()).contains(7);
    PlanJson.Filter filter = Objects.requireNonNull(form.plan().filter());
    assertThat(filter.territories()).isNull();
    assertThat(filter.kiosks()).isNull();
    assertThat(form.plan().waves()).isNull();
    assertThat(form.startAt(NOW)).isEmpty();
  }

  @Test
  void kiosksAreNamedWithBlanksOrCommas() {
    RolloutForm form = RolloutForm.of(Map.of("kiosks", "borne-a, borne-b;borne-c\nborne-d"));

    assertThat(Objects.requireNonNull(form.plan().filter()).kiosks())
        .containsExactly("borne-a", "borne-b", "borne-c", "borne-d");
  }

  @Test
  void aWaveWithoutAShareIsNone() {
    RolloutForm form =
        RolloutForm.of(Map.of("share1", "1", "success1", "100", "name2", "pilot", "share3", "100"));

    assertThat(Objects.requireNonNull(form.plan().waves()))
        .extracting(PlanJson.Wave::share)
        .isEqualTo(List.of(1, 100));
  }

  @ParameterizedTest
  @CsvSource({
    "share1, 0",
    "share2, 101",
    "share1, ten",
    "errors1, 0",
    "success1, 101",
    "from, 22:00",
    "deadline, tomorrow",
    "deadline, 2026-13-01T10:00"
  })
  void whatMakesNoSenseIsTold(String field, String value) {
    assertThat(RolloutForm.of(Map.of(field, value)).errors()).containsKey(field);
  }

  @Test
  void aTimeIsThatOfFrenchClocks() {
    RolloutForm form = RolloutForm.of(Map.of("start", "at", "startAt", "2026-11-26T20:00"));

    assertThat(form.startAt(NOW)).isEqualTo(Optional.of(Instant.parse("2026-11-26T19:00:00Z")));
  }

  @Test
  void aStartWithoutItsDateIsTold() {
    assertThat(RolloutForm.of(Map.of("start", "at")).errors()).containsKey("startAt");
  }

  @Test
  void theAddressGivesTheSameFormAgain() {
    RolloutForm form =
        RolloutForm.of(
            Map.of("distribution", "7", "label", "pilote", "share1", "30", "forced", "yes"));

    Map<String, String> again =
        java.util.Arrays.stream(form.address().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));

    assertThat(RolloutForm.of(again)).isEqualTo(form);
  }
}
