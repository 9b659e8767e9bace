package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aRowInWhichNothingIsTypedIsNoWave() {
    RolloutForm form =
        RolloutForm.of(Map.of("waves", "3", "share1", "1", "success1", "100", "share3", "100"));

    assertThat(form.errors()).isEmpty();
    assertThat(Objects.requireNonNull(form.plan().waves()))
        .extracting(PlanJson.Wave::share)
        .isEqualTo(List.of(1, 100));
  }

  @Test
  void aWaveMayTakeSomeKiosksOnly() {
    RolloutForm form =
        RolloutForm.of(
            Map.of("share1", "100", "label1", "pilote", "site1", "cajarc", "territory1", "lot"));

    PlanJson.Wave wave = Objects.requireNonNull(form.plan().waves()).getFirst();
    assertThat(form.isFiltered(1)).isTrue();
    assertThat(wave.filter())
        .isEqualTo(
            new PlanJson.Filter(
                List.of("cajarc"), List.of("lot"), null, null, List.of("pilote"), null));
  }

  @Test
  void whatNoKioskHasIsToldAtItsField() {
    RolloutForm form =
        RolloutForm.of(
            Map.of(
                "share1", "1", "label1", "pilote", "share2", "2", "label2", "pilot", "kiosks",
                "x"));
    RolloutViewModels.Known known =
        new RolloutViewModels.Known(
            Set.of("borne-a"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of("pilote"));

    assertThat(form.unknown(known)).containsOnlyKeys("label2", "kiosks");
  }

  @Test
  void anotherWaveComesBeforeTheOneThatTakesTheRest() {
    RolloutForm form =
        RolloutForm.of(
            Map.of("waves", "2", "share1", "1", "name2", "all", "share2", "100", "change", "add"));

    assertThat(form.rows()).isEqualTo(3);
    assertThat(form.value("share2")).isEmpty();
    assertThat(form.value("name3")).isEqualTo("all");
    assertThat(form.errors()).isEmpty();
  }

  @Test
  void aWaveThatIsTakenAwayLeavesNoGap() {
    RolloutForm form =
        RolloutForm.of(
            Map.of(
                "waves",
                "3",
                "share1",
                "1",
                "share2",
                "20",
                "label2",
                "pilote",
                "share3",
                "100",
                "name3",
                "all",
                "change",
                "remove-2"));

    assertThat(form.rows()).isEqualTo(2);
    assertThat(form.value("share2")).isEqualTo("100");
    assertThat(form.value("name2")).isEqualTo("all");
    assertThat(form.value("label2")).isEmpty();
    assertThat(form.value("share3")).isEmpty();
  }

  @Test
  void thereAreAsManyWavesAsProgramsMayHaveAndNoMore() {
    Map<String, String> fields = new HashMap<>();
    for (int number = 1; number <= RolloutPlan.MAX_WAVES + 1; number++) {
      fields.put("share" + number, "5");
    }
    fields.put("change", "add");

    RolloutForm form = RolloutForm.of(fields);

    assertThat(form.rows()).isEqualTo(RolloutPlan.MAX_WAVES);
    assertThat(form.hasRoom()).isFalse();
    assertThat(form.plan().waves()).hasSize(RolloutPlan.MAX_WAVES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove-0", "remove-3", "remove-", "remove-999", "nothing"})
  void aChangeThatMakesNoSenseChangesNothing(String change) {
    Map<String, String> fields = Map.of("waves", "2", "share1", "1", "share2", "100");
    Map<String, String> more = new HashMap<>(fields);
    more.put("change", change);

    assertThat(RolloutForm.of(more)).isEqualTo(RolloutForm.of(fields));
  }

  @Test
  void daysOfTheWeekAreTicked() {
    RolloutForm form = RolloutForm.of(Map.of("tuesday", "yes", "sunday", "yes"));

    assertThat(Objects.requireNonNull(form.plan().window()).days())
        .isEqualTo(List.of("tuesday", "sunday"));
  }

  @Test
  void aDeadlineBeforeTheStartIsTold() {
    RolloutForm form =
        RolloutForm.of(
            Map.of("start", "at", "startAt", "2026-11-26T20:00", "deadline", "2026-11-26T20:00"));

    assertThat(form.errors()).containsOnlyKeys("deadline");
  }

  @Test
  void aListOfKiosksThatIsTooLongIsToldAndNotCut() {
    RolloutForm form = RolloutForm.of(Map.of("kiosks", "borne-a ".repeat(1_000)));

    assertThat(form.errors()).containsOnlyKeys("kiosks");
  }

  @ParameterizedTest
  @CsvSource({
    "share1, 0",
    "share2, 101",
    "share1, ten",
    "errors1, 0",
    "success1, 101",
    "from, 22:00",
    "name1, a name that is longer than any wave may have on any page there is",
    "label1, pilote",
    "deadline, tomorrow",
    "deadline, 2026-13-01T10:00"
  })
  void whatMakesNoSenseIsTold(String field, String value) {
    assertThat(RolloutForm.of(Map.of(field, value)).errors())
        .containsKey(field.equals("label1") ? "share1" : field);
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
