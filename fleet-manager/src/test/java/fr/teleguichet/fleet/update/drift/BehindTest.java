package fr.teleguichet.fleet.update.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a coordinator reads of versions decides which kiosks are looked after. */
final class BehindTest {

  private static final Instant FIRST = Instant.parse("2026-11-01T08:00:00Z");

  private static KnownVersion version(int id, String name, boolean stable, boolean withdrawn) {
    return new KnownVersion(
        id, name, "1." + id, FIRST.plus(Duration.ofDays(id)), stable, withdrawn);
  }

  @Test
  void aVersionIsBehindSinceTheFirstNewerOneThatIsForAll() {
    KnownVersion old = version(1, "os", true, false);
    KnownVersion next = version(2, "os", true, false);
    Behind behind = new Behind(List.of(version(3, "os", true, false), next, old));

    assertThat(behind.since(old)).contains(next.made());
    assertThat(behind.newest("os")).map(KnownVersion::id).contains(3);
  }

  @Test
  void aPilotVersionAWithdrawnOneAndOneOfAnotherNameMakeNobodyLate() {
    KnownVersion old = version(1, "os", true, false);
    Behind behind =
        new Behind(
            List.of(
                old,
                version(2, "os", false, false),
                version(3, "os", true, true),
                version(4, "agent", true, false)));

    assertThat(behind.since(old)).isEmpty();
    assertThat(behind.newest("os")).contains(old);
  }

  @Test
  void whoTriesAPilotVersionIsNotBehind() {
    KnownVersion pilot = version(2, "os", false, false);
    Behind behind = new Behind(List.of(pilot, version(1, "os", true, false)));

    assertThat(behind.since(pilot)).isEmpty();
  }
}
