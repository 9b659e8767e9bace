package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.KioskJournalStatus;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of many kiosks in one transaction come to the same as one after the other. */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class RecordBatchesIT {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final int KIOSKS = 5;
  private static final int ROUNDS = 60;

  private final Database database;
  private final List<String> given = new ArrayList<>();
  private Cut cut = Cut.NEVER;
  private boolean storedSomething;
  private int statements;

  RecordBatchesIT(Database database) {
    this.database = database;
  }

  /** When the connection breaks. */
  private enum Cut {
    NEVER,
    BEFORE_THE_COMMIT,
    AFTER_THE_COMMIT
  }

  /** What a journal must have come to. */
  private static final class Expected {
    final TreeSet<Long> numbers = new TreeSet<>();
    final List<String> gaps = new ArrayList<>();
    long mark;

    /** One message after the other, as a kiosk would be answered that is alone. */
    FleetCommand take(StoreItem.OfRecords work) {
      long oldest = work.journal().oldest().orElse(0);
      if (oldest > mark + 1) {
        String since = numbers.contains(mark) ? " since the last before it" : "";
        gaps.add((mark + 1) + "-" + (oldest - 1) + since);
        mark = oldest - 1;
      }
      boolean isAhead = work.entries().isEmpty() || work.entries().getFirst().number() > mark + 1;
      if (!work.entries().isEmpty() && !isAhead && work.entries().getLast().number() > mark) {
        LongStream.rangeClosed(mark + 1, work.entries().getLast().number()).forEach(numbers::add);
        mark = work.entries().getLast().number();
      }
      return isAhead && work.journal().canResume()
          ? new FleetCommand.ResumeRecords(work.journal().id(), mark)
          : new FleetCommand.AcknowledgeRecords(work.journal().id(), mark);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverComesTogetherEachRecordIsThereOnceAndNothingElseIsAcknowledged(long seed)
      throws SQLException {
    Random random = new Random(seed);
    Map<NodeAddress, Expected> expected = new HashMap<>();
    IntStream.range(0, KIOSKS).forEach(it -> expected.put(node(it), new Expected()));
    StoreWriter store = newStore();
    for (int round = 0; round < ROUNDS; round++) {
      List<StoreItem.OfRecords> works = new ArrayList<>();
      int many = 1 + random.nextInt(12);
      for (int i = 0; i < many; i++) {
        NodeAddress node = node(random.nextInt(KIOSKS));
        works.add(message(node, Objects.requireNonNull(expected.get(node)).mark, random));
      }
      cut = Cut.values()[random.nextInt(6) < 4 ? 0 : 1 + random.nextInt(2)];
      if (random.nextInt(8) == 0) {
        store = newStore();
      }
      check(store, works, expected);
    }
    assertThat(expected.values()).allSatisfy(it -> assertThat(it.numbers).isNotEmpty());
  }

  private void check(
      StoreWriter store, List<StoreItem.OfRecords> works, Map<NodeAddress, Expected> expected)
      throws SQLException {
    storedSomething = false;
    var batch = new StoreQueue.Batch(List.of(), works, List.of());
    int before = given.size();
    Map<NodeAddress, FleetCommand> commands = Map.of();
    Cut happened = Cut.NEVER;
    try {
      commands = store.write(batch).commands();
    } catch (SQLException e) {
      assertThat(StoreLoop.isConnectionLoss(e)).as("the same batch comes again").isTrue();
      happened = cut;
    }
    if (happened == Cut.BEFORE_THE_COMMIT) {
      given.subList(before, given.size()).clear();
    } else {
      Map<NodeAddress, FleetCommand> answers = new HashMap<>();
      for (StoreItem.OfRecords work : works) {
        answers.put(work.node(), Objects.requireNonNull(expected.get(work.node())).take(work));
      }
      if (happened == Cut.NEVER) {
        assertThat(commands).isEqualTo(answers);
      }
    }
    checkTables(expected);
  }

  private void checkTables(Map<NodeAddress, Expected> expected) {
    List<String> numbers = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    expected.forEach(
        (node, it) -> {
          it.numbers.forEach(number -> numbers.add(node.node() + " " + number));
          it.gaps.forEach(gap -> gaps.add(node.node() + " " + gap));
          marks.add(node.node() + " " + it.mark);
        });
    assertThat(named("number FROM record t ON t.journal_id = j.id"))
        .containsExactlyInAnyOrderElementsOf(numbers);
    String gap =
        "CONCAT(first_number, '-', last_number, IF(since IS NULL, '', ' since the last before"
            + " it'))";
    assertThat(named(gap + " FROM record_gap t ON t.journal_id = j.id"))
        .containsExactlyInAnyOrderElementsOf(gaps);
    assertThat(marks).containsAll(named("j.acknowledged FROM kiosk t ON t.id = j.kiosk_id"));
    assertThat(given).as("what features keep").containsExactlyInAnyOrderElementsOf(numbers);
    for (NodeAddress node : expected.keySet()) {
      assertThat(given.stream().filter(it -> it.startsWith(node.node() + " ")))
          .containsExactlyElementsOf(
              expected.get(node).numbers.stream().map(it -> node.node() + " " + it).toList());
    }
  }

  private List<String> named(String columnAndTable) {
    String[] parts = columnAndTable.split(" FROM ", 2);
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT CONCAT(k.name, ' ', %s)
                        FROM journal j JOIN kiosk k ON k.id = j.kiosk_id JOIN %s
                        """
                            .formatted(parts[0], parts[1]))
                    .mapTo(String.class)
                    .list());
  }

  private static StoreItem.OfRecords message(NodeAddress node, long mark, Random random) {
    long first = Math.max(1, mark - 3 + random.nextInt(7));
    int rows = random.nextInt(5);
    boolean says = random.nextBoolean();
    OptionalLong oldest =
        says && random.nextInt(10) == 0 ? OptionalLong.of(first) : OptionalLong.empty();
    return work(node, new KioskJournalStatus(journal(node), oldest, says), first, rows);
  }

  @Test
  void manyMessagesTakeAsManyStatementsAsOne() throws SQLException {
    StoreWriter store = newStore();
    store.write(records(1, 100));

    assertThat(statementsOf(store, records(4, 100)))
        .isEqualTo(statementsOf(store, records(7, 1)))
        .isPositive();
    assertThat(given).hasSize(603);
  }

  @Test
  void manyPicturesTakeAsManyStatementsAsOne() throws SQLException {
    StoreWriter store = newStore();
    store.write(pictures("ready", 100));

    assertThat(statementsOf(store, pictures("error", 100)))
        .isEqualTo(statementsOf(store, pictures("ready", 1)))
        .isPositive();
    assertThat(count("peripheral_change")).isEqualTo(201);
  }

  /** As after a restore beneath a running manager. */
  @Test
  void aJournalWhoseRowIsGoneIsOpenedAgain() throws SQLException {
    StoreWriter store = newStore();
    store.write(records(1, 2));
    database.jdbi().useHandle(it -> it.execute("DELETE FROM record"));
    database.jdbi().useHandle(it -> it.execute("DELETE FROM journal"));

    Throwable failure = catchThrowable(() -> store.write(records(1, 2)));

    assertThat(failure)
        .isInstanceOfSatisfying(
            SQLException.class, it -> assertThat(StoreLoop.isConnectionLoss(it)).isTrue());
    store.write(records(1, 2));
    assertThat(count("record")).isEqualTo(6);
  }

  private int statementsOf(StoreWriter store, StoreQueue.Batch batch) throws SQLException {
    statements = 0;
    store.write(batch);
    return statements;
  }

  /** A message of three records of each kiosk. */
  private static StoreQueue.Batch records(long first, int kiosks) {
    List<StoreItem.OfRecords> works = new ArrayList<>();
    for (int i = 0; i < kiosks; i++) {
      var journal = new KioskJournalStatus(journal(node(i)), OptionalLong.empty(), true);
      works.add(work(node(i), journal, first, 3));
    }
    return new StoreQueue.Batch(List.of(), works, List.of());
  }

  private static StoreQueue.Batch pictures(String state, int kiosks) {
    List<StoreItem.OfView> views = new ArrayList<>();
    // A change is dated by when it began.
    Instant since = state.equals("ready") && kiosks > 1 ? NOON : NOON.plusSeconds(kiosks);
    for (int i = 0; i < kiosks; i++) {
      var printer = new DeviceView(true, since, state, "", "Brother");
      views.add(
          new StoreItem.OfView(
              new NodeView(
                  node(i),
                  new NodeView.Link.Connected(since),
                  NOON,
                  false,
                  Map.of(),
                  Map.of(),
                  Map.of("printer", printer)),
              NOON));
    }
    return new StoreQueue.Batch(List.of(), List.of(), views);
  }

  private static NodeAddress node(int number) {
    return new NodeAddress("lot", "kiosk-" + number);
  }

  private static UUID journal(NodeAddress node) {
    return new UUID(7, node.node().hashCode());
  }

  private static StoreItem.OfRecords work(
      NodeAddress node, KioskJournalStatus journal, long first, int rows) {
    List<JournalEntry> entries =
        LongStream.range(first, first + rows)
            .mapToObj(it -> new JournalEntry(it, NOON, "other", "{}"))
            .toList();
    return new StoreItem.OfRecords(node, journal, entries, NOON);
  }

  private StoreWriter newStore() {
    return new StoreWriter(watched(), List.of(this::keep), new ManualClock(NOON));
  }

  private void keep(Connection transaction, List<JournalRecordSink.Placed> records)
      throws SQLException {
    storedSomething = true;
    for (JournalRecordSink.Placed it : records) {
      given.add(name(it.kioskId()) + " " + it.number());
    }
  }

  private String name(int kioskId) {
    return database
        .jdbi()
        .withHandle(
            it ->
                it.createQuery("SELECT name FROM kiosk WHERE id = " + kioskId)
                    .mapTo(String.class)
                    .one());
  }

  private long count(String table) {
    return database
        .jdbi()
        .withHandle(it -> it.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  /** The database, whose statements are counted and whose connections break when they shall. */
  private DataSource watched() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = call(database.dataSource(), method, arguments);
          return result instanceof Connection connection ? watched(connection) : result;
        });
  }

  private Connection watched(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          statements += method.getName().equals("prepareStatement") ? 1 : 0;
          boolean breaks = method.getName().equals("commit") && storedSomething;
          if (breaks && cut == Cut.BEFORE_THE_COMMIT) {
            throw new SQLException("the connection broke", "08000");
          }
          Object result = call(connection, method, arguments);
          if (breaks && cut == Cut.AFTER_THE_COMMIT) {
            throw new SQLException("the connection broke", "08000");
          }
          return result;
        });
  }

  private interface Call {
    @Nullable Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> call.of(method, arguments)));
  }

  private static @Nullable Object call(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
