package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is in which wave. */
final class WaveMembershipTest {

  private static List<RolloutCandidate> kiosks(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new RolloutCandidate(
                    "k" + i,
                    "t" + i % 7,
                    "s" + i % 3,
                    i % 2 == 0 ? "pi5" : "pi4",
                    1,
                    "1.0",
                    i % 10 == 0 ? Set.of("pilot") : Set.of()))
        .toList();
  }

  private static List<WavePlan> usual(int count) {
    return WavePlan.usual(count, DefaultWaveNames.PROGRAMS);
  }

  private static List<Integer> sizes(WaveMembership deal) {
    return deal.waves().stream().map(List::size).toList();
  }

  /** Shares are of what is left and rounded up, so that a canary is never nobody. */
  @ParameterizedTest
  @CsvSource({"1, 1, 0", "3, 1, 2", "4, 1, 3"})
  void aSmallFleetHasTwoWaves(int count, int canary, int rest) {
    WaveMembership deal = WaveMembership.of(kiosks(count), TargetFilter.ALL, usual(count), 9);
    assertThat(sizes(deal)).containsExactly(canary, rest);
  }

  @ParameterizedTest
  @CsvSource({"10, 1, 3, 6", "100, 1, 10, 89", "10000, 100, 990, 8910"})
  void aLargerFleetHasThree(int count, int canary, int pilot, int rest) {
    WaveMembership deal = WaveMembership.of(kiosks(count), TargetFilter.ALL, usual(count), 9);
    assertThat(sizes(deal)).containsExactly(canary, pilot, rest);
  }

  @Test
  void everyKioskIsSomewhereOnceAndOnly() {
    List<RolloutCandidate> all = kiosks(500);
    WaveMembership deal = WaveMembership.of(all, TargetFilter.ALL, usual(500), 9);
    List<RolloutCandidate> dealt = deal.waves().stream().flatMap(List::stream).toList();
    assertThat(dealt).hasSize(500).containsExactlyInAnyOrderElementsOf(all);
    assertThat(new HashSet<>(dealt)).hasSize(500);
  }

  @Test
  void theSameKiosksFallInTheSameWayAndForAnotherDistributionInAnother() {
    List<RolloutCandidate> all = kiosks(200);
    WaveMembership deal = WaveMembership.of(all, TargetFilter.ALL, usual(200), 9);
    assertThat(WaveMembership.of(all.reversed(), TargetFilter.ALL, usual(200), 9)).isEqualTo(deal);
    assertThat(WaveMembership.of(all, TargetFilter.ALL, usual(200), 10).waves())
        .isNotEqualTo(deal.waves());
  }

  @Test
  void aWaveTakesWhatItsFilterLetsThroughAndTheRestIsTold() {
    TargetFilter pilots =
        new TargetFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of("pilot"), Set.of());
    TargetFilter boards =
        new TargetFilter(Set.of(), Set.of(), Set.of("pi5"), Set.of(), Set.of(), Set.of());
    WaveMembership deal =
        WaveMembership.of(
            kiosks(100),
            TargetFilter.ALL,
            List.of(
                new WavePlan("pilots", pilots, 100, 100, 1),
                new WavePlan("boards", boards, 100, 90, 10)),
            9);
    assertThat(sizes(deal)).containsExactly(10, 40);
    assertThat(deal.over()).hasSize(50).allMatch(it -> it.board().equals("pi4"));
  }

  @Test
  void itsSizeIsThatOfItsWavesWithoutThoseWhoHaveItOrAreInNone() {
    List<RolloutCandidate> all = new ArrayList<>(kiosks(10));
    all.add(new RolloutCandidate("done", "t0", "s0", "pi5", 9, "2.0", Set.of()));
    WaveMembership deal =
        WaveMembership.of(
            all, TargetFilter.ALL, List.of(new WavePlan("half", TargetFilter.ALL, 50, 100, 1)), 9);
    assertThat(deal.size()).isEqualTo(5);
    assertThat(deal.over()).hasSize(5);
    assertThat(deal.installed()).extracting(RolloutCandidate::kiosk).containsExactly("done");
  }

  /** Whoever goes first finds what is wrong: over the years that falls on all alike. */
  @Test
  void overManyDistributionsEachKioskGoesFirstAboutAsOften() {
    List<RolloutCandidate> all = kiosks(10);
    Map<String, Integer> first = new TreeMap<>();
    for (int distribution = 100; distribution < 1_100; distribution++) {
      WaveMembership deal = WaveMembership.of(all, TargetFilter.ALL, usual(10), distribution);
      first.merge(deal.waves().getFirst().getFirst().kiosk(), 1, Integer::sum);
    }
    assertThat(first).hasSize(10);
    assertThat(first.values()).allSatisfy(it -> assertThat(it).isBetween(60, 140));
  }

  /** A preview from before an update of the manager comes true after it. */
  @Test
  void theOrderIsTheSameInEveryVersionOfTheManager() {
    assertThat(orderFor(9))
        .containsExactly("k0", "k5", "k2", "k3", "k4", "k7", "k1", "k8", "k6", "k9");
    assertThat(orderFor(10))
        .containsExactly("k3", "k9", "k6", "k4", "k8", "k7", "k2", "k0", "k1", "k5");
  }

  private static List<String> orderFor(int distribution) {
    WavePlan all = new WavePlan("all", TargetFilter.ALL, 100, 100, 1);
    return WaveMembership.of(kiosks(10), TargetFilter.ALL, List.of(all), distribution)
        .waves()
        .getFirst()
        .stream()
        .map(RolloutCandidate::kiosk)
        .toList();
  }

  @Test
  void whoHasItAlreadyIsInNoWave() {
    WaveMembership deal = WaveMembership.of(kiosks(10), TargetFilter.ALL, usual(10), 1);
    assertThat(deal.size()).isZero();
    assertThat(deal.installed()).hasSize(10);
  }

  @Test
  void allThatIsGivenMustHold() {
    TargetFilter filter =
        new TargetFilter(
            Set.of("s0", "s1"),
            Set.of("t0"),
            Set.of("pi5"),
            Set.of("1.0"),
            Set.of(),
            Set.of("k0", "k1", "k28"));
    assertThat(kiosks(100).stream().filter(filter::wants).map(RolloutCandidate::kiosk))
        .containsExactly("k0", "k28");
  }
}
