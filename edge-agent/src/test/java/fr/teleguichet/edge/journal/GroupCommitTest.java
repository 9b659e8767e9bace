package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait together are committed together, and answered only after the commit. */
final class GroupCommitTest {

  @TempDir Path folder;
  private final SlowLoop loop = new SlowLoop();
  private Journal journal;

  @BeforeEach
  void open() {
    Future<OpenedJournal> opening =
        Journal.open(
            loop,
            JournalStorageSettings.at(folder.resolve("journal.db")),
            new VirtualLoop().clock(),
            UUID::randomUUID);
    loop.work();
    journal = done(opening).journal();
  }

  @AfterEach
  void close() {
    Future<Void> closed = journal.close();
    loop.work();
    done(closed);
  }

  @Test
  void appendsThatWaitShareOneTransactionAndKeepTheirOrder() {
    Future<Long> first = journal.append(Journals.record(1));
    List<Future<Long>> waiting = new ArrayList<>();
    for (int i = 2; i <= 50; i++) {
      waiting.add(journal.append(Journals.record(i)));
    }
    assertThat(first.isComplete()).isFalse();
    assertThat(loop.work()).isEqualTo(2);
    assertThat(done(first)).isEqualTo(1);
    for (int i = 0; i < waiting.size(); i++) {
      assertThat(done(waiting.get(i))).isEqualTo(i + 2);
    }
  }

  @Test
  void aTaskThatFailsFailsAlone() {
    var tooLong = new KioskRecord.Other("x".repeat(41), Instant.EPOCH, "{}");
    Future<Long> first = journal.append(Journals.record(1));
    Future<Long> second = journal.append(Journals.record(2));
    Future<Long> bad = journal.append(tooLong);
    Future<Long> third = journal.append(Journals.record(3));
    loop.work();
    assertThat(done(first)).isEqualTo(1);
    assertThat(done(second)).isEqualTo(2);
    assertThat(bad.cause()).isInstanceOf(IllegalArgumentException.class);
    assertThat(done(third)).isEqualTo(3);
  }

  @Test
  void aTransactionIsBoundedInBytes() {
    var large = new KioskRecord.Other("large", Instant.EPOCH, "x".repeat(4_000));
    Future<Long> last = journal.append(Journals.record(1));
    for (int i = 0; i < 1_000; i++) {
      last = journal.append(large);
    }
    // 4 MB of content, a megabyte at a time.
    assertThat(loop.work()).isEqualTo(1 + 4);
    assertThat(done(last)).isEqualTo(1_001);
  }

  @Test
  void whatARecordSaysIsReckonedWithTheSettingThatGoesWithIt() {
    var large = new KioskRecord.Other("large", Instant.EPOCH, "x".repeat(4_000));
    Future<Long> last = journal.append(Journals.record(1));
    for (int i = 0; i < 500; i++) {
      last = journal.append(large, "name", "x".repeat(3_990));
    }
    // 4 MB again, half of it settings.
    assertThat(loop.work()).isEqualTo(1 + 4);
    assertThat(done(last)).isEqualTo(501);
    for (int i = 0; i < 500; i++) {
      last = journal.append(large, i + "x".repeat(3_990), "content");
    }
    assertThat(loop.work()).as("a long name").isEqualTo(1 + 4);
    assertThat(done(last)).isEqualTo(1_001);
  }

  /** A megabyte to the byte is one transaction. */
  @Test
  void whatJustFitsIsCommittedTogether() {
    var record = new KioskRecord.Other("large", Instant.EPOCH, "x".repeat(2_043));
    Future<Long> last = journal.append(Journals.record(1));
    for (int i = 0; i < 512; i++) {
      last = journal.append(record);
    }
    assertThat(loop.work()).isEqualTo(1 + 1);
    assertThat(done(last)).isEqualTo(513);
  }

  @Test
  void reportsFillATransactionToo() {
    HealthReport report = Journals.wholeReport(VirtualLoop.START, 1);
    int half = (600 << 10) / ReportCodec.encode(report).length;
    List<HealthReport> reports = Collections.nCopies(half, report);
    Future<Void> first = journal.storeReports(List.of(report));
    Future<Void> second = journal.storeReports(reports);
    Future<Void> third = journal.storeReports(reports);
    assertThat(loop.work()).isEqualTo(1 + 2);
    assertThat(List.of(first, second, third)).allMatch(Future::succeeded);
  }

  @Test
  void whatTheWorkerCanNotDoFailsAndTheNextCallGoesOn() {
    loop.isBroken = true;
    Future<Long> first = journal.append(Journals.record(1));
    Future<Long> second = journal.append(Journals.record(2));
    loop.work();
    assertThat(first.cause()).hasMessage("the worker is away");
    assertThat(second.cause()).hasMessage("the worker is away");

    loop.isBroken = false;
    Future<Long> third = journal.append(Journals.record(3));
    loop.work();
    assertThat(done(third)).isEqualTo(1);
  }

  @Test
  void settingsFillATransactionToo() {
    Future<Void> last = journal.put("first", "content");
    for (int i = 0; i < 1_000; i++) {
      last = journal.put("name", "x".repeat(3_990));
    }
    assertThat(loop.work()).isEqualTo(1 + 4);
    assertThat(last.succeeded()).isTrue();
  }

  @Test
  void whoeverCallsFromAnotherThreadIsTold() {
    loop.isForeign = true;
    List<ThrowingCallable> calls =
        List.of(
            journal::counts,
            journal::close,
            () -> journal.listen(() -> {}),
            () -> journal.append(Journals.record(1)),
            () -> journal.acknowledge(UUID.randomUUID(), 1),
            () ->
                Journal.open(
                    loop,
                    JournalStorageSettings.at(folder.resolve("other.db")),
                    new VirtualLoop().clock(),
                    UUID::randomUUID));

    assertThat(calls)
        .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IllegalStateException.class));
    loop.isForeign = false;

    Future<Void> closed = journal.close();
    loop.work();
    done(closed);
    loop.isForeign = true;
    assertThatThrownBy(journal::close).as("closed").isInstanceOf(IllegalStateException.class);
    loop.isForeign = false;
  }

  @Test
  void listenersAreToldOnceForACommitThatBroughtRecords() {
    List<Long> told = new ArrayList<>();
    journal.listen(() -> told.add(journal.counts().lastNumber()));
    List<Future<?>> calls = new ArrayList<>();
    calls.add(journal.append(Journals.record(1)));
    calls.add(journal.append(Journals.record(2)));
    calls.add(journal.append(Journals.record(3)));
    loop.work();
    calls.add(journal.put("name", "content"));
    loop.work();
    assertThat(calls).allMatch(Future::succeeded);
    assertThat(told).containsExactly(1L, 3L);
  }

  @Test
  void whatWasCalledBeforeCloseIsStillWritten() {
    Future<Long> appended = journal.append(Journals.record(1));
    Future<Long> waiting = journal.append(Journals.record(2));
    Future<Void> closed = journal.close();
    Future<Long> late = journal.append(Journals.record(3));
    loop.work();
    done(closed);
    assertThat(done(appended)).isEqualTo(1);
    assertThat(done(waiting)).isEqualTo(2);
    assertThat(late.cause())
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.fault()).isEqualTo(JournalException.Fault.CLOSED));
  }

  /** A loop whose worker only works when told. */
  private static final class SlowLoop implements Loop {

    private final Queue<Runnable> work = new ArrayDeque<>();
    private boolean isForeign;
    private boolean isBroken;

    /** Does what waits, and what comes of it; answers how many pieces. */
    int work() {
      int pieces = 0;
      while (!work.isEmpty()) {
        work.remove().run();
        pieces++;
      }
      return pieces;
    }

    @Override
    public void check() {
      if (isForeign) {
        throw new IllegalStateException("a foreign thread");
      }
    }

    @Override
    public void enter(Runnable action) {
      throw new AssertionError("the journal has no foreign threads");
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      throw new AssertionError("the journal waits for nothing");
    }

    @Override
    public Duration uptime() {
      return Duration.ZERO;
    }

    @Override
    public Worker worker(String name) {
      return new Worker() {
        @Override
        public <T> Future<T> run(Callable<T> callable) {
          Promise<T> promise = Promise.promise();
          work.add(
              () -> {
                try {
                  if (isBroken) {
                    throw new IllegalStateException("the worker is away");
                  }
                  promise.complete(callable.call());
                } catch (Exception e) {
                  promise.fail(e);
                }
              });
          return promise.future();
        }

        @Override
        public Future<Void> close() {
          return Future.succeededFuture();
        }
      };
    }
  }
}
