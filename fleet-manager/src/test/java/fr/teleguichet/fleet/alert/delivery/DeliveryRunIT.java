package fr.teleguichet.fleet.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is to be told is told, whatever the target does and wherever the program is killed. */
@ExtendWith(TestDatabase.class)
final class DeliveryRunIT {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int MANY = 100;

  private final RecordingTarget target = new RecordingTarget();
  private Database database;
  private DeliveryRepository table;
  private DeliveryRun run;

  @BeforeEach
  void anEmptyOutbox(Database tables) {
    database = tables;
    table = new DeliveryRepository(tables);
    run = new DeliveryRun(table, target, LONG, new ManualClock(NOW));
    setTime(Duration.ofHours(1));
  }

  @AfterEach
  void nobodyKillsTheNextTest() {
    database.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
  }

  private void setTime(Duration time) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "REPLACE INTO alert_engine (id, time) VALUES (1, ?)", time.toMillis());
            });
  }

  private void digests(long... accounts) {
    database
        .jdbi()
        .useHandle(
            handle ->
                DeliveryRepository.add(
                    handle,
                    OptionalLong.empty(),
                    Delivery.What.DIGEST,
                    202_648,
                    Channel.MAIL,
                    java.util.Arrays.stream(accounts).boxed().toList(),
                    Duration.ZERO,
                    NOW));
  }

  private Map<Long, String> states() {
    Map<Long, String> states = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery("SELECT account_id, state, attempts FROM alert_delivery")
                    .map((row, _) -> Map.entry(row.getLong(1), row.getString(2) + row.getInt(3)))
                    .forEach(it -> states.put(it.getKey(), it.getValue())));
    return states;
  }

  private static String name(long account) {
    return "digest-all-202648-" + account;
  }

  @Test
  void whatWaitsIsToldInOrderAndOnce() {
    digests(1, 2, 3);
    assertThat(run.run(2)).isEqualTo(2);
    assertThat(run.run(MANY)).isEqualTo(1);
    assertThat(run.run(MANY)).isZero();
    assertThat(target.taken()).containsExactly(name(1), name(2), name(3));
    assertThat(states().values()).containsOnly("sent1");
  }

  @Test
  void aTargetThatFailsIsTriedAgainLaterAndLaterAndGivenUpInTheEnd() {
    digests(1);
    target.fate(
        _ -> {
          throw new IOException("421 later");
        });
    Duration time = Duration.ofHours(1);
    for (int attempt = 1; attempt < DeliveryRun.MAX_ATTEMPTS; attempt++) {
      assertThat(run.run(MANY)).isEqualTo(1);
      assertThat(states()).containsEntry(1L, "waiting" + attempt);
      setTime(time.plus(DeliveryRun.wait(attempt)).minusMillis(1));
      assertThat(run.run(MANY)).as("too early").isZero();
      time = time.plus(DeliveryRun.wait(attempt));
      setTime(time);
    }
    assertThat(run.run(MANY)).isEqualTo(1);
    assertThat(states()).containsEntry(1L, "failed20");
    assertThat(time).isBetween(Duration.ofDays(2), Duration.ofDays(3));
    assertThat(target.taken()).isEmpty();
  }

  @Test
  void whatIsRefusedForGoodIsNotTriedAgainAndKeepsNobodyWaiting() {
    digests(1, 2);
    target.fate(
        delivery -> {
          if (delivery.account() == 1) {
            throw new NotificationSender.RefusedForGoodException("550 no such user");
          }
        });
    assertThat(run.run(MANY)).isEqualTo(2);
    assertThat(states()).containsEntry(1L, "failed1").containsEntry(2L, "sent1");
  }

  @Test
  void aFaultOfOursIsAFailureLikeAnother() {
    digests(1);
    target.fate(
        _ -> {
          throw new IllegalStateException("a fault");
        });
    assertThat(run.run(MANY)).isEqualTo(1);
    assertThat(states()).containsEntry(1L, "waiting1");
  }

  /** It takes all the time there is; the latch is what holds it, and nobody else. */
  @Test
  void aTargetThatNeverAnswersIsLeftAndTriedAgain() {
    digests(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    target.fate(
        _ -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            interrupted.countDown();
            throw new IOException("interrupted", stopped);
          }
        });
    DeliveryRun impatient =
        new DeliveryRun(table, target, Duration.ofMillis(50), new ManualClock(NOW));
    assertThat(impatient.run(MANY)).isEqualTo(1);
    assertThat(states()).containsEntry(1L, "waiting1");
    assertThat(interrupted).as("its socket is closed").satisfies(CountDownLatch::await);

    target.fate(_ -> {});
    setTime(Duration.ofHours(1).plus(DeliveryRun.wait(1)));
    assertThat(run.run(MANY)).isEqualTo(1);
    assertThat(target.taken()).containsExactly(name(1));
  }

  @Test
  void beyondItsBoundTheOutboxDropsAndSaysSo() {
    long[] accounts =
        java.util.stream.LongStream.rangeClosed(1, DeliveryRepository.MAX_WAITING).toArray();
    digests(accounts);
    digests(DeliveryRepository.MAX_WAITING + 1L);
    assertThat(states())
        .containsEntry((long) DeliveryRepository.MAX_WAITING, "waiting0")
        .containsEntry(DeliveryRepository.MAX_WAITING + 1L, "dropped0");
  }

  @Test
  void whatAFullOutboxOfMailsDropsIsNoConcernOfAProgramThatIsTold() {
    digests(java.util.stream.LongStream.rangeClosed(1, DeliveryRepository.MAX_WAITING).toArray());
    database
        .jdbi()
        .useHandle(
            handle ->
                DeliveryRepository.add(
                    handle,
                    OptionalLong.empty(),
                    Delivery.What.OPENED,
                    0,
                    Channel.WEBHOOK,
                    List.of(0L),
                    Duration.ZERO,
                    NOW));
    assertThat(states()).containsEntry(0L, "waiting0");
  }

  @Test
  void whatALaterReleasePutDownWaitsAndKeepsNobodyWaiting() {
    digests(1, 2);
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute("UPDATE alert_delivery SET what = 'later' WHERE account_id = 1");
            });
    assertThat(run.run(MANY)).isEqualTo(1);
    assertThat(states()).containsEntry(1L, "waiting0").containsEntry(2L, "sent1");
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Between the target's word and its own the program can't know: then the same is told again under
   * the same name, and never otherwise.
   */
  @Test
  void killedBeforeAnyStatementItForgetsNobodyAndRepeatsOnlyUnderTheSameName() {
    for (int killed = 1; killed <= 16; killed++) {
      RecordingTarget fresh = new RecordingTarget();
      database
          .jdbi()
          .useHandle(
              handle -> {
                int _ = handle.execute("DELETE FROM alert_delivery");
              });
      setTime(Duration.ofHours(1));
      digests(1, 2, 3);
      int statement = killed;
      AtomicInteger count = new AtomicInteger();
      database
          .jdbi()
          .setSqlLogger(
              new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                  if (count.incrementAndGet() == statement) {
                    throw new Killed();
                  }
                }
              });
      DeliveryRun first = new DeliveryRun(table, fresh, LONG, new ManualClock(NOW));
      try {
        int _ = first.run(MANY);
      } catch (Killed _) {
        database.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
      }
      database.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
      DeliveryRun again = new DeliveryRun(table, fresh, LONG, new ManualClock(NOW));
      int _ = again.run(MANY);
      setTime(Duration.ofHours(1).plus(DeliveryRun.ABANDONED));
      int _ = again.run(MANY);

      List<String> taken = fresh.taken();
      assertThat(new HashSet<>(taken))
          .as("killed before statement " + killed)
          .containsExactlyInAnyOrder(name(1), name(2), name(3));
      assertThat(taken).as("killed before statement " + killed).hasSizeLessThanOrEqualTo(4);
      assertThat(states().values()).hasSize(3).allMatch(it -> it.startsWith("sent"));
    }
  }
}
