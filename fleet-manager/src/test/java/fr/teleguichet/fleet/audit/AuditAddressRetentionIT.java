package fr.teleguichet.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old addresses go, and whoever alters what stays of their entries is found out. */
@ExtendWith(TestDatabase.class)
final class AuditAddressRetentionIT {

  private final ManualClock clock = new ManualClock(Instant.parse("2022-01-01T00:00:00Z"));
  private final AuditSettings settings = new AuditSettings(5, 12);

  private Database database;
  private JdbcAuditLog log;
  private AuditLogReader trail;
  private AuditAddressRetention addresses;

  @BeforeEach
  void twoOldEntriesAndTwoYoungOnes(Database real) {
    database = real;
    log = new JdbcAuditLog(database, JsonMapper.createDefault(), clock);
    trail = new AuditLogReader(database);
    addresses = new AuditAddressRetention(database, log, settings, clock);
    add("2022-01-10T00:00:00Z", "one", "192.0.2.1");
    add("2022-02-28T23:00:00Z", "two", "192.0.2.2");
    add("2022-03-01T00:00:00Z", "three", "192.0.2.3");
    add("2023-03-01T00:00:00Z", "four", "192.0.2.4");
    clock.set(Instant.parse("2023-03-02T02:00:00Z"));
  }

  private void add(String at, String subject, String address) {
    clock.set(Instant.parse(at));
    log.append(
        new AuditEntry(
            new Actor.Script("nightly"), "test.made", subject, Optional.of(address), Map.of()));
  }

  private List<String> addresses() {
    return trail
        .find(new AuditQuery("", "test", "", Optional.empty(), Optional.empty(), Long.MAX_VALUE, 9))
        .stream()
        .map(row -> row.subject() + " " + row.address())
        .toList();
  }

  /** What somebody does who has the database and takes the triggers away first. */
  private void tamper(String sql) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("DROP TRIGGER IF EXISTS audit_no_update");
              handle.execute(sql);
            });
  }

  @Test
  void addressesOfWholeOldMonthsGoAndTheChainHolds() {
    addresses.run();

    assertThat(addresses()).containsExactly("four 192.0.2.4", "three 192.0.2.3", "two ", "one ");
    assertThat(trail.check().brokenAt()).isEmpty();
    assertThat(addresses.step()).as("nothing is left to do").isZero();
    add("2023-04-02T02:00:00Z", "five", "192.0.2.5");
    addresses.run();
    assertThat(addresses()).contains("three ", "four 192.0.2.4");
    assertThat(trail.check().brokenAt()).isEmpty();
  }

  @Test
  void anEntryWithoutItsAddressThatIsAlteredIsFoundOut() {
    addresses.run();

    tamper("UPDATE audit SET subject = 'nothing' WHERE number = 1");

    assertThat(trail.check().brokenAt()).isPresent();
  }

  /** The second chain holds in itself then: only the entry of the first says what it was. */
  @Test
  void whoWritesTheSecondChainAnewIsFoundOutByTheFirst() {
    addresses.run();
    tamper("UPDATE audit SET subject = 'nothing' WHERE number = 1");

    database
        .jdbi()
        .useHandle(
            handle ->
                AuditChainHead.blanked(
                    handle, 2, RedactedAuditChain.over(handle, 1, 2, new byte[32])));

    assertThat(trail.check().brokenAt()).hasValue(2);
  }

  @Test
  void anEndOfTheSecondChainThatIsAlteredIsFoundOut() {
    addresses.run();

    tamper("UPDATE audit_head SET rest = REPEAT('x', 32)");

    assertThat(trail.check().brokenAt()).isPresent();
  }

  /** Else an entry that never had an address could be altered, since only its address is missed. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3, 4, 5, 6, 1_000_000})
  void whoSaysThatMoreOrFewerAddressesWereTakenAwayIsFoundOut(long blanked) {
    addresses.run();
    assertThat(trail.check().brokenAt()).isEmpty();

    tamper("UPDATE audit_head SET blanked = " + blanked);

    assertThat(trail.check().brokenAt()).isPresent();
  }

  @Test
  void aYoungAddressThatIsTakenAwayIsFoundOut() {
    addresses.run();

    tamper("UPDATE audit SET address = '' WHERE number = 3");

    assertThat(trail.check().brokenAt()).hasValue(3);
  }

  @Test
  void theDatabaseItselfLetsNothingElseBeAltered() {
    for (String change :
        List.of("subject = 'x'", "address = '192.0.2.9'", "address = '', details = 'x'")) {
      assertThatThrownBy(
              () ->
                  database
                      .jdbi()
                      .useHandle(
                          handle ->
                              handle.execute("UPDATE audit SET " + change + " WHERE number = 1")))
          .as(change)
          .hasMessageContaining("not altered");
    }
  }

  @Test
  void bothChainsHoldWhenTheOldestEntriesGo() {
    addresses.run();
    clock.set(Instant.parse("2027-02-01T02:00:00Z"));

    long gone = new AuditRetention(database, log, settings, clock).trim();

    assertThat(gone).isEqualTo(1);
    assertThat(trail.check().brokenAt()).isEmpty();
    addresses.run();
    assertThat(trail.check().brokenAt()).isEmpty();
    clock.set(Instant.parse("2031-02-01T02:00:00Z"));
    assertThat(new AuditRetention(database, log, settings, clock).trim()).isPositive();
    assertThat(trail.check().brokenAt()).isEmpty();
    tamper("UPDATE audit SET subject = 'nothing' ORDER BY number LIMIT 1");
    assertThat(trail.check().brokenAt()).isPresent();
  }
}
