package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole months, once lived minute by minute and once known beforehand, tell the same alerts. */
final class AlertEngineOracleTest {

  /** The second and third begin so that summer time ends and begins in their midst. */
  @ParameterizedTest
  @CsvSource({
    "1, 2026-06-01T00:00:00Z",
    "2, 2026-10-10T00:00:00Z",
    "3, 2026-03-15T00:00:00Z",
    "4, 2026-10-20T00:00:00Z",
    "5, 2026-03-25T00:00:00Z",
    "6, 2026-12-20T00:00:00Z",
    "7, 2026-02-01T00:00:00Z",
    "8, 2026-10-01T00:00:00Z"
  })
  void everyAlertIsToldOnceAndInItsTimeWithWhatBelongsToIt(long seed, Instant start) {
    AlertWorld world = new AlertWorld(seed, start);
    Set<Integer> resolutions = resolutions(seed);
    AlertOracle oracle = new AlertOracle(world, resolutions);

    AlertMemory memory = lived(world, resolutions);

    assertThat(memory.told.values().stream().map(AlertEngineOracleTest::shown).toList())
        .containsExactlyInAnyOrderElementsOf(
            oracle.alerts.stream().map(AlertOracle.Due::toString).toList());
    assertThat(oracle.alerts).as("what there was to be told").hasSizeGreaterThan(30);
    assertThat(oracle.alerts)
        .as("every sort of cause")
        .anyMatch(it -> it.place.equals("fleet"))
        .anyMatch(it -> it.place.startsWith("site") && it.members.size() > 1)
        .anyMatch(it -> it.place.equals("alone"));
    assertThat(oracle.alerts)
        .as("what was over at night and is told in the morning")
        .anyMatch(it -> it.endTold > it.resolved);
    assertThat(oracle.spells).as("what was never told").anyMatch(it -> !it.isTold);
  }

  /** Nothing of the oracle's reckoning is in this: it looks at what was told alone. */
  @ParameterizedTest
  @CsvSource({"11, 2026-10-10T00:00:00Z", "12, 2026-03-15T00:00:00Z"})
  void nothingIsToldTwiceOrWhileQuietOrNeverWhenItCouldBe(long seed, Instant start) {
    AlertWorld world = new AlertWorld(seed, start);
    AlertOracle oracle = new AlertOracle(world, Set.of());

    AlertMemory memory = lived(world, Set.of());

    List<String> members =
        memory.told.values().stream()
            .flatMap(it -> it.members.stream().map(member -> it.kind + " " + member))
            .toList();
    assertThat(members).doesNotHaveDuplicates();
    for (AlertOracle.Spell spell : oracle.spells) {
      AlertKind kind = spell.track.key.kind();
      int delay = (int) kind.preset().delay().toMinutes();
      boolean isTellable = false;
      for (int minute = spell.begin + delay; minute < spell.end; minute++) {
        isTellable |=
            spell.track.sight(minute) == AlertOracle.Sight.YES
                && !world.isQuiet(spell.track, minute);
      }
      if (isTellable) {
        assertThat(members).contains(kind + " " + spell.name());
      }
    }
    for (AlertMemory.Told told : memory.told.values()) {
      assertThat(world.tracks)
          .as("somebody of %s is not quiet when it is told", told)
          .anyMatch(
              it ->
                  told.members.getFirst().startsWith(it.key.subject().code() + "@")
                      && it.key.kind() == told.kind
                      && !world.isQuiet(it, (int) told.opened));
    }
  }

  private static Set<Integer> resolutions(long seed) {
    Random random = new Random(seed + 1_000);
    Set<Integer> minutes = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      boolean _ = minutes.add(random.nextInt(AlertWorld.MINUTES));
    }
    return minutes;
  }

  private static AlertMemory lived(AlertWorld world, Set<Integer> resolutions) {
    AlertMemory memory = new AlertMemory();
    for (int minute = 0; minute < AlertWorld.MINUTES; minute++) {
      Duration time = Duration.ofMinutes(minute);
      memory.apply(
          AlertEngine.pass(
              memory.book(), world.seen(minute), AlertRules.PRESET, world.quiet(minute), time),
          time);
      memory.tellEnds(world.quiet(minute), time);
      if (resolutions.contains(minute)) {
        memory.book().alerts().stream().findFirst().ifPresent(it -> memory.resolve(it.id(), time));
      }
    }
    return memory;
  }

  private static String shown(AlertMemory.Told told) {
    String place =
        switch (told.cause) {
          case AlertGroupKey.WholeFleet() -> "fleet";
          case AlertGroupKey.AtSite(int site) -> "site" + site;
          case AlertGroupKey.Alone _ -> "alone";
        };
    return told.kind
        + " "
        + place
        + " "
        + told.opened
        + "–"
        + told.resolved
        + "/"
        + told.endTold
        + " "
        + told.members;
  }
}
