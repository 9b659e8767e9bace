package fr.teleguichet.fleet.update.action;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is in memory against what is in the database, at this instance and at another one. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class PollReplyCacheIT {
  private static final int STEPS = 300;
  private static final TargetId FIGEAC = new TargetId("figeac-1");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T10:00:00Z"));
  private Jdbi jdbi;
  private UpdateBench bench;
  private UpdateActionService actions;
  private UpdateClientAttributeRepository kiosks;
  private PollReplyCache here;
  private PollReplyCache elsewhere;

  @BeforeEach
  void twoInstancesLookAtOneDatabase(TestPages.Running server) throws IOException {
    jdbi = server.database().jdbi();
    bench = new UpdateBench(server);
    actions = server.context().getBean(UpdateActionService.class);
    kiosks = server.context().getBean(UpdateClientAttributeRepository.class);
    here = server.context().getBean(PollReplyCache.class);
    elsewhere = new PollReplyCache(jdbi, clock, PollReplyCache.MAX_COUNT);
    elsewhere.look();
  }

  /** What a manager that has just started says. */
  private PollReply truth(TargetId kiosk) {
    return new PollReplyCache(jdbi, clock, 10).of(kiosk);
  }

  @Test
  void memoryIsTheDatabaseWhateverChanges() throws IOException {
    Random random = new Random(21);
    List<TargetId> names = List.of(FIGEAC, new TargetId("cahors-1"), new TargetId("gourdon-1"));
    int distribution = bench.distribution("os.swu", "x".getBytes(StandardCharsets.UTF_8));
    int idle = 0;
    for (int step = 0; step < STEPS; step++) {
      TargetId kiosk = names.get(random.nextInt(names.size()));
      change(random, kiosk, distribution);
      elsewhere.look();
      for (TargetId each : names) {
        PollReply expected = truth(each);
        assertThat(here.of(each)).as("step %s, %s", step, each).isEqualTo(expected);
        assertThat(elsewhere.of(each)).as("step %s, %s", step, each).isEqualTo(expected);
        idle += expected.isIdle() ? 1 : 0;
      }
    }
    assertThat(idle).isBetween(STEPS / 4, 3 * STEPS - 100);
  }

  private void change(Random random, TargetId kiosk, int distribution) {
    int last = truth(kiosk).next().map(UpdateAction::id).orElse(0);
    switch (random.nextInt(6)) {
      case 0 -> {
        UpdateAction _ = actions.assign(kiosk, distribution, random.nextBoolean(), true, "a test");
      }
      case 1 -> kiosks.polling(kiosk, Optional.of(Duration.ofSeconds(30 + random.nextInt(90))));
      case 2 -> {
        boolean _ = kiosks.autoConfirm(kiosk, random.nextBoolean(), "", "");
      }
      case 3 -> {
        boolean _ = kiosks.says(kiosk, distribution);
      }
      case 4 -> happen(kiosk, last, new UpdateActionEvent.Close(random.nextBoolean()));
      default -> {
        happen(kiosk, last, new UpdateActionEvent.Confirm());
        happen(kiosk, last, new UpdateActionEvent.Yield());
      }
    }
  }

  private void happen(TargetId kiosk, int id, UpdateActionEvent event) {
    FeedbackOutcome _ = actions.happen(kiosk, id, event, Optional.empty());
  }

  @Test
  void aChangeElsewhereCountsFromTheNextLookOn() {
    assertThat(elsewhere.of(FIGEAC).polling()).isEmpty();
    kiosks.polling(FIGEAC, Optional.of(Duration.ofSeconds(77)));
    assertThat(elsewhere.known(FIGEAC)).isPresent();
    elsewhere.look();
    assertThat(elsewhere.known(FIGEAC)).isEmpty();
    assertThat(elsewhere.of(FIGEAC).polling()).hasValue(Duration.ofSeconds(77));
  }

  @Test
  void memoryIsNotBelievedWithoutALook() {
    PollReply _ = elsewhere.of(FIGEAC);
    clock.advance(PollReplyCache.BLIND);
    assertThat(elsewhere.known(FIGEAC)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(elsewhere.known(FIGEAC)).isEmpty();
    elsewhere.look();
    assertThat(elsewhere.known(FIGEAC)).isPresent();
    clock.advance(PollReplyCache.MAX_DURATION.plusSeconds(1));
    elsewhere.look();
    assertThat(elsewhere.known(FIGEAC)).as("too old").isEmpty();
  }

  /** As a manager that was cut off from the database for longer than a look reaches back. */
  @Test
  void afterALongTimeWithoutALookNothingThatIsInMemoryIsBelieved() {
    assertThat(elsewhere.of(FIGEAC).polling()).isEmpty();
    kiosks.polling(FIGEAC, Optional.of(Duration.ofSeconds(77)));
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE update_kiosk SET changed = UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE"));
    clock.advance(Duration.ofMinutes(2));

    elsewhere.look();

    assertThat(elsewhere.of(FIGEAC).polling()).hasValue(Duration.ofSeconds(77));
  }

  @Test
  void onlySoManyAreKept() {
    PollReplyCache small = new PollReplyCache(jdbi, clock, 10);
    small.look();
    for (int number = 0; number < 100; number++) {
      PollReply _ = small.of(new TargetId("kiosk-" + number));
    }
    long kept =
        java.util.stream.IntStream.range(0, 100)
            .filter(it -> small.known(new TargetId("kiosk-" + it)).isPresent())
            .count();
    assertThat(kept).isBetween(1L, 10L);
  }
}
