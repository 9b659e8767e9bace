package fr.teleguichet.fleet.update.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a coordinator reads of versions decides which kiosks are looked after. */
final class VersionLagRulesTest {

  private static final Instant FIRST = Instant.parse("2026-11-01T08:00:00Z");

  private static Instant day(int day) {
    return FIRST.plus(Duration.ofDays(day));
  }

  /** Made on the day of its number, and meant for all from the same day on. */
  private static ComparableDistribution version(
      int id, String name, boolean stable, boolean withdrawn) {
    return new ComparableDistribution(
        id, name, "1." + id, day(id), stable ? Optional.of(day(id)) : Optional.empty(), withdrawn);
  }

  private static ComparableDistribution promoted(int made, String version, int promoted) {
    return new ComparableDistribution(
        made, "os", version, day(made), Optional.of(day(promoted)), false);
  }

  @Test
  void aVersionIsBehindSinceTheFirstNewerOneThatIsForAll() {
    ComparableDistribution old = version(1, "os", true, false);
    ComparableDistribution newest = version(3, "os", true, false);
    VersionLagRules behind =
        new VersionLagRules(List.of(newest, version(2, "os", true, false), old));

    assertThat(behind.lag(old)).contains(new OutdatedVersion(day(2), false, newest));
    assertThat(behind.newest("os")).contains(newest);
  }

  /** While a version was being tried out, nobody was late for not having it. */
  @Test
  void theDaysOnWhichTheNewerOneWasAPilotDoNotCount() {
    ComparableDistribution old = promoted(1, "1.0", 1);
    ComparableDistribution tried = promoted(2, "1.1", 12);
    VersionLagRules behind = new VersionLagRules(List.of(tried, old));

    assertThat(behind.lag(old)).contains(new OutdatedVersion(day(12), false, tried));
  }

  /** The newest may have been promoted before an older one that was tried out for longer. */
  @Test
  void theFirstPromotionCountsWhicheverVersionItWas() {
    ComparableDistribution old = promoted(1, "1.0", 1);
    ComparableDistribution late = promoted(2, "1.1", 20);
    ComparableDistribution early = promoted(3, "1.2", 5);
    VersionLagRules behind = new VersionLagRules(List.of(early, late, old));

    assertThat(behind.lag(old)).contains(new OutdatedVersion(day(5), false, early));
    assertThat(behind.lag(late)).contains(new OutdatedVersion(day(5), false, early));
  }

  @Test
  void aPilotVersionAWithdrawnOneAndOneOfAnotherNameMakeNobodyLate() {
    ComparableDistribution old = version(1, "os", true, false);
    VersionLagRules behind =
        new VersionLagRules(
            List.of(
                old,
                version(2, "os", false, false),
                version(3, "os", true, true),
                version(4, "agent", true, false)));

    assertThat(behind.lag(old)).isEmpty();
    assertThat(behind.newest("os")).contains(old);
  }

  @Test
  void whoTriesAPilotVersionIsNotBehind() {
    ComparableDistribution pilot = version(2, "os", false, false);
    VersionLagRules behind = new VersionLagRules(List.of(pilot, version(1, "os", true, false)));

    assertThat(behind.lag(pilot)).isEmpty();
  }

  private static ComparableDistribution made(int id, String version) {
    return promoted(id, version, id);
  }

  @Test
  void aRepairOfAnOldVersionMakesTheNewOneNoOlder() {
    ComparableDistribution two = made(1, "2.0");
    ComparableDistribution repaired = made(2, "1.4.1");
    VersionLagRules behind = new VersionLagRules(List.of(repaired, two));

    assertThat(behind.lag(two)).isEmpty();
    assertThat(behind.newest("os")).contains(two);
    assertThat(behind.lag(repaired)).contains(new OutdatedVersion(day(2), true, two));
    assertThat(behind.newestFirst()).containsExactly(two, repaired);
  }

  @Test
  void numbersInVersionsCountAsNumbersAndPreReleasesComeFirst() {
    ComparableDistribution nine = made(3, "1.9");
    ComparableDistribution ten = made(1, "1.10");
    ComparableDistribution early = made(2, "1.10-rc.1");
    VersionLagRules behind = new VersionLagRules(List.of(nine, early, ten));

    assertThat(behind.newestFirst()).containsExactly(ten, early, nine);
    assertThat(behind.lag(early)).contains(new OutdatedVersion(day(2), true, ten));
  }

  @Test
  void anotherBuildOfTheSameVersionMakesNobodyLate() {
    ComparableDistribution one = made(1, "1.4.0+build7");
    ComparableDistribution other = made(2, "1.4+build8");
    VersionLagRules behind = new VersionLagRules(List.of(other, one));

    assertThat(behind.lag(one)).isEmpty();
    assertThat(behind.lag(other)).isEmpty();
    assertThat(behind.newest("os")).contains(other);
  }
}
