package fr.teleguichet.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import io.micronaut.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is older than the retention goes, and what stays can be checked as before. */
@ExtendWith(TestDatabase.class)
final class AuditRetentionIT {
  private final ManualClock clock = new ManualClock(Instant.parse("2018-01-01T00:00:00Z"));

  private Database database;
  private AuditLog log;
  private AuditLogReader trail;

  @BeforeEach
  void aLogOfThreeOldEntriesAndTwoYoungOnes(Database real) {
    database = real;
    log = new JdbcAuditLog(database, JsonMapper.createDefault(), clock);
    trail = new AuditLogReader(database);
    add("2018-01-01T00:00:00Z", "one");
    add("2018-06-01T00:00:00Z", "two");
    add("2019-01-01T00:00:00Z", "three");
    add("2022-01-01T00:00:00Z", "four");
    add("2022-06-01T00:00:00Z", "five");
  }

  private void add(String at, String subject) {
    clock.set(Instant.parse(at));
    log.append(
        new AuditEntry(
            new Actor.Script("nightly"), "test.made", subject, Optional.empty(), Map.of()));
  }

  private AuditRetention retention() {
    return new AuditRetention(database, log, new AuditSettings(5, 12), clock);
  }

  private List<String> subjects() {
    return trail
        .find(new AuditQuery("", "", "", Optional.empty(), Optional.empty(), Long.MAX_VALUE, 100))
        .stream()
        .map(StoredAuditEntry::subject)
        .toList();
  }

  @Test
  void theOldGoAndTheChainOfTheOthersHolds() {
    clock.set(Instant.parse("2024-03-01T00:00:00Z"));

    assertThat(retention().trim()).isEqualTo(3);

    assertThat(subjects()).containsExactly("before 2019-03-01", "five", "four");
    AuditLogReader.Finding finding = trail.check();
    assertThat(finding.brokenAt()).isEmpty();
    assertThat(finding.entries()).isEqualTo(3);
    assertThat(retention().trim()).isZero();
    add("2024-03-02T00:00:00Z", "seven");
    assertThat(trail.check().brokenAt()).isEmpty();
  }

  @Test
  void whoTakesMoreThanTheAnchorSaysIsFoundOut() {
    clock.set(Instant.parse("2024-03-01T00:00:00Z"));
    long _ = retention().trim();

    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM audit WHERE number = 4"));

    assertThat(trail.check().brokenAt()).hasValue(4);
  }

  @Test
  void anOldEntryBehindAYoungOneStays() {
    add("2018-07-01T00:00:00Z", "when the clock was wrong");
    clock.set(Instant.parse("2024-03-01T00:00:00Z"));

    assertThat(retention().trim()).isEqualTo(3);

    assertThat(subjects()).contains("when the clock was wrong", "four");
    assertThat(trail.check().brokenAt()).isEmpty();
  }

  @Test
  void aWholeLogMayGo() {
    clock.set(Instant.parse("2030-01-01T00:00:00Z"));

    assertThat(retention().trim()).isEqualTo(5);

    assertThat(subjects()).containsExactly("before 2025-01-01");
    assertThat(trail.check().brokenAt()).isEmpty();
  }
}
