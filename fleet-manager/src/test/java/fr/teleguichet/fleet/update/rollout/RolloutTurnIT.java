package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many who make rollouts while another manager moves some on leave the connections to others. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class RolloutTurnIT {
  private static final int PEOPLE = 6;

  @Test
  void oneAtMostWaitsInTheDatabase(TestPages.Running server) throws Exception {
    RolloutEngine engine = server.context().getBean(RolloutEngine.class);
    List<Thread> waiting = new ArrayList<>();
    try (ExecutorService people =
            Executors.newFixedThreadPool(
                PEOPLE,
                work -> {
                  Thread thread = Thread.ofPlatform().unstarted(work);
                  waiting.add(thread);
                  return thread;
                });
        Handle other = server.database().jdbi().open()) {
      lock(other, "GET_LOCK('teleguichet-rollouts', 5)");
      List<Future<Integer>> made = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        int number = person;
        made.add(people.submit(() -> engine.alone(Duration.ofMinutes(1), _ -> number)));
      }

      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> inTheDatabase(other) == 1 && beforeIt(waiting) == PEOPLE - 1);

      lock(other, "RELEASE_LOCK('teleguichet-rollouts')");
      for (int person = 0; person < PEOPLE; person++) {
        assertThat(made.get(person).get()).isEqualTo(person);
      }
    }
  }

  private static void lock(Handle handle, String expression) {
    assertThat(handle.createQuery("SELECT " + expression).mapTo(Integer.class).one()).isEqualTo(1);
  }

  private static int inTheDatabase(Handle handle) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM information_schema.processlist WHERE state = 'User lock'")
        .mapTo(Integer.class)
        .one();
  }

  private static long beforeIt(List<Thread> people) {
    return people.stream().filter(it -> it.getState() == Thread.State.TIMED_WAITING).count();
  }
}
