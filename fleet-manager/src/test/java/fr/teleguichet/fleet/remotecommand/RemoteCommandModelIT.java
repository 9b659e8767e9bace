package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people, kiosks and networks do, in whatever order, some things never happen. */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class RemoteCommandModelIT {

  private static final int STEPS = 250;
  private static final NodeAddress NODE = new NodeAddress("lot", "borne-a");
  private static final Principal PERSON =
      new Principal(
          new Actor.Person(1, "Léa Martin"), Role.TECHNICIAN, new Scope.Fleet(), Optional.empty());
  private static final List<RemoteCommandType> ACTIONS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(RemoteCommandType.WIPE)));
  private static final List<RemoteCommandStage> STAGES = List.of(RemoteCommandStage.values());
  private static final Set<RemoteCommandState> TOLD_ENDS =
      EnumSet.of(
          RemoteCommandState.DONE,
          RemoteCommandState.FAILED,
          RemoteCommandState.REFUSED,
          RemoteCommandState.EXPIRED);

  /** Which states were reached in all sequences together, and what was refused. */
  private static final Set<String> REACHED = ConcurrentHashMap.newKeySet();

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final List<AuditEntry> audit = new ArrayList<>();
  private final Map<UUID, RemoteCommandStage> kiosk = new HashMap<>();
  private final Map<UUID, Instant> delivered = new HashMap<>();
  private final List<KioskRecord.Care> journal = new ArrayList<>();
  private final Map<UUID, RemoteCommandState> ended = new HashMap<>();
  private final Database database;
  private boolean connected;
  private RemoteCommandDispatcher post;
  private RemoteCommandService desk;
  private RemoteCommandScheduler rounds;

  RemoteCommandModelIT(Database database) {
    this.database = database;
    post =
        new RemoteCommandDispatcher(
            database.jdbi(), _ -> connected, _ -> false, this::deliver, clock);
    desk = new RemoteCommandService(database, audit::add, post, clock, new Random(0));
    rounds = new RemoteCommandScheduler(database, post, audit::add, clock);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theInvariantsHoldAfterEveryStep(long seed) throws SQLException {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link,"
                        + " link_since) VALUES (1, 'borne-a', 'lot', '2026-01-01', '2026-01-01',"
                        + " 'connected', '2026-01-01'), (2, 'borne-b', 'lot', '2026-01-01',"
                        + " '2026-01-01', 'connected', '2026-01-01')"));
    start(seed);
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      try {
        step(random, seed);
      } catch (RemoteCommandRefusalException refusal) {
        REACHED.add(refusal.why().name());
      }
      check("seed " + seed + ", step " + step);
    }
  }

  @AfterAll
  static void theSequencesReachWhatTheyAreMeantTo() {
    assertThat(REACHED)
        .contains("WANTED", "ACCEPTED", "WAITING", "EXECUTING", "DONE", "FAILED", "REFUSED")
        .contains("EXPIRED", "UNANSWERED", "CANCELLED", "late answer")
        .contains("TOO_MANY_OPEN", "TOO_LATE");
  }

  /** What a restart does: everything in memory is new. */
  private void start(long seed) {
    post =
        new RemoteCommandDispatcher(
            database.jdbi(), _ -> connected, _ -> false, this::deliver, clock);
    desk =
        new RemoteCommandService(
            database, audit::add, post, clock, new Random(seed * 31 + audit.size()));
    rounds = new RemoteCommandScheduler(database, post, audit::add, clock);
  }

  private void step(Random random, long seed) throws SQLException {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> {
        RemoteCommandType action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        Duration patience = Duration.ofMinutes(2 + random.nextInt(30));
        RemoteCommand _ =
            desk.want(
                new RemoteCommandService.Wish(NODE, action, patience, Optional.empty()), PERSON);
      }
      case 4 -> {
        connected = true;
        post.onBirth(NODE, new NodeBirthSummary(clock.instant(), true));
        if (random.nextBoolean()) {
          post.onBirth(NODE, new NodeBirthSummary(clock.instant(), true));
        }
      }
      case 5 -> connected = false;
      case 6, 7, 8 -> kioskGoesOn(random);
      case 9, 10 -> journalArrives(random);
      case 11 -> somethingForged(random);
      case 12 -> some(random).ifPresent(entry -> REACHED.add(cancelled(entry)));
      case 13 -> clock.advance(Duration.ofSeconds(random.nextInt(400)));
      case 14 -> start(seed);
      default -> rounds.go();
    }
  }

  private String cancelled(RemoteCommand entry) {
    return desk.cancel(entry, PERSON).state().name();
  }

  private Optional<RemoteCommand> some(Random random) {
    List<RemoteCommand> all = desk.latest(NODE, 50);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  /** The network: one delivery in four is lost. */
  private void deliver(NodeAddress node, FleetCommand.Care wish) {
    RemoteCommand entry = desk.find(wish.id()).orElseThrow();
    assertThat(node).isEqualTo(NODE);
    assertThat(entry.state())
        .as("only what is not answered is sent")
        .isEqualTo(RemoteCommandState.WANTED);
    assertThat(connected).as("nothing is sent to who is away").isTrue();
    assertThat(clock.instant()).as("nothing is sent too late").isBefore(wish.deadline());
    if (Math.floorMod(wish.id().hashCode() + entry.sent(), 4) != 0 && connected) {
      boolean _ = delivered.putIfAbsent(wish.id(), wish.deadline()) == null;
    }
  }

  private void kioskGoesOn(Random random) {
    for (UUID id : List.copyOf(delivered.keySet())) {
      RemoteCommandStage now = kiosk.get(id);
      boolean late = !clock.instant().isBefore(delivered.getOrDefault(id, Instant.MAX));
      if (now == null) {
        tell(
            id,
            late || random.nextInt(5) == 0
                ? RemoteCommandStage.REFUSED
                : RemoteCommandStage.ACCEPTED);
      } else if (!now.isEnd() && random.nextBoolean()) {
        List<RemoteCommandStage> next = List.copyOf(now.next());
        tell(id, next.get(random.nextInt(next.size())));
      }
    }
  }

  private void tell(UUID id, RemoteCommandStage stage) {
    kiosk.put(id, stage);
    String action = desk.find(id).orElseThrow().action().code();
    journal.add(new KioskRecord.Care(clock.instant(), id, action, stage, "because"));
  }

  private void journalArrives(Random random) throws SQLException {
    int count = Math.min(journal.size(), random.nextInt(6));
    List<KioskRecord.Care> batch = new ArrayList<>(journal.subList(0, count));
    journal.subList(0, count).clear();
    for (KioskRecord.Care record : batch) {
      RemoteCommandState before = desk.find(record.id()).orElseThrow().state();
      boolean late =
          before == RemoteCommandState.UNANSWERED || before == RemoteCommandState.CANCELLED;
      store(1, record);
      if (late && record.stage() == RemoteCommandStage.ACCEPTED) {
        REACHED.add("late answer");
        assertThat(desk.find(record.id()).orElseThrow().state())
            .isEqualTo(RemoteCommandState.ACCEPTED);
      }
    }
  }

  /** Another kiosk speaks of this one's wish, or this one talks nonsense. */
  private void somethingForged(Random random) throws SQLException {
    RemoteCommandStage stage = STAGES.get(random.nextInt(STAGES.size()));
    Optional<RemoteCommand> entry = some(random);
    if (entry.isPresent() && random.nextBoolean()) {
      RemoteCommand before = entry.get();
      store(
          2, new KioskRecord.Care(clock.instant(), before.id(), before.action().code(), stage, ""));
      assertThat(desk.find(before.id())).contains(before);
    } else {
      store(1, new KioskRecord.Care(Instant.MAX, UUID.randomUUID(), "reboot", stage, ""));
      if (entry.isPresent()) {
        store(1, new KioskRecord.Care(clock.instant(), entry.get().id(), "dance", stage, ""));
        assertThat(desk.find(entry.get().id())).contains(entry.get());
      }
    }
  }

  private void store(int kioskId, KioskRecord.Care record) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      new RemoteCommandRecordSink(clock)
          .store(connection, List.of(new JournalRecordSink.Placed(kioskId, 1, 1, record)));
      connection.commit();
    }
  }

  private void check(String when) {
    int open = 0;
    for (RemoteCommand entry : desk.latest(NODE, 50)) {
      REACHED.add(entry.state().name());
      List<RemoteCommandStep> steps = desk.steps(entry);
      assertThat(path(steps)).as("moved steps are a way, " + when).isEqualTo(entry.state());
      if (ended.containsKey(entry.id())) {
        assertThat(entry.state()).as("an end stays, " + when).isEqualTo(ended.get(entry.id()));
      }
      if (TOLD_ENDS.contains(entry.state())) {
        ended.put(entry.id(), entry.state());
        assertThat(kiosk.get(entry.id()))
            .as("the kiosk came to that end, " + when)
            .isEqualTo(RemoteCommandStage.valueOf(entry.state().name()));
      }
      boolean holds = clock.instant().isBefore(entry.deadline().plus(RemoteCommand.LINGERS));
      open += !entry.state().isEnd() && holds ? 1 : 0;
    }
    // What was given up and was accepted all the same comes back on top of the five.
    assertThat(open)
        .as("few are open, " + when)
        .isLessThanOrEqualTo(3 * RemoteCommandLimiter.MAX_OPEN);
    long wanted = audit.stream().filter(it -> it.action().equals("care.wanted")).count();
    assertThat(wanted).as("every wish is in the audit log, " + when).isEqualTo(rows());
    for (UUID id : ended.keySet()) {
      long told =
          audit.stream()
              .filter(it -> it.action().equals("care.ended"))
              .filter(it -> id.toString().equals(it.details().get("id")))
              .filter(it -> !"expired".equals(it.details().get("stage")))
              .count();
      assertThat(told).as("an end is told once, " + when).isLessThanOrEqualTo(1);
    }
  }

  private long rows() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM care_action").mapTo(long.class).one());
  }

  /** Where the steps that moved lead. */
  private static RemoteCommandState path(List<RemoteCommandStep> steps) {
    RemoteCommandState state = RemoteCommandState.WANTED;
    for (RemoteCommandStep step : steps) {
      if (step.moved() && TOLD.contains(step.state())) {
        state = state.after(RemoteCommandStage.valueOf(step.state().name())).orElseThrow();
      } else if (step.moved() && step.state() != RemoteCommandState.WANTED) {
        assertThat(state).isEqualTo(RemoteCommandState.WANTED);
        state = step.state();
      }
    }
    return state;
  }

  private static final Set<RemoteCommandState> TOLD =
      EnumSet.complementOf(
          EnumSet.of(
              RemoteCommandState.WANTED,
              RemoteCommandState.UNANSWERED,
              RemoteCommandState.CANCELLED));
}
