package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Today's page asks the database as often for many kiosks as for few. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class TodayStatementsIT {

  /** What each thread asked; a request that may wait has a thread of its own. */
  private static final class Statements implements SqlLogger {
    private final Map<Long, List<String>> byThread = new ConcurrentHashMap<>();

    @Override
    public void logAfterExecution(StatementContext context) {
      byThread
          .computeIfAbsent(Thread.currentThread().threadId(), _ -> new CopyOnWriteArrayList<>())
          .add(String.valueOf(context.getRawSql()));
    }

    private List<String> ofThePage() {
      return byThread.values().stream()
          .filter(asked -> asked.stream().anyMatch(sql -> sql.contains("AS held")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void more(TestPages.Running pages, int from, int to) {
    for (int i = from; i < to; i++) {
      pages.kiosk("lot", "borne-" + i).born();
    }
    LiveFleetStatus fleet = pages.context().getBean(LiveFleetStatus.class);
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> fleet.picture().count(KioskStatusCode.OK) == to);
    Awaitility.await().atMost(Durations.FIVE_MINUTES).until(() -> changes(pages) >= to);
  }

  private static int changes(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM link_change").mapTo(Integer.class).one());
  }

  private static List<String> asked(TestPages.Running pages) {
    Statements statements = new Statements();
    var _ = pages.database().jdbi().setSqlLogger(statements);
    assertThat(pages.get("/").statusCode()).isEqualTo(200);
    return statements.ofThePage();
  }

  @Test
  void asManyStatementsForManyKiosksAsForTwo(TestPages.Running pages) {
    more(pages, 0, 2);
    List<String> few = asked(pages);

    more(pages, 2, 400);

    assertThat(asked(pages)).isEqualTo(few).hasSize(3);
  }
}
