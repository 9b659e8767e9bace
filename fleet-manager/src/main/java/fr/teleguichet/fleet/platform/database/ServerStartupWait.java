package fr.teleguichet.fleet.platform.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for an external server that may still be starting, as after a power cut of the house. */
record ServerStartupWait(Duration patience, DatabaseStartListener progress) {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  void untilConnected(DatabaseAccount access) throws InterruptedException {
    long triesLeft = patience.dividedBy(PAUSE);
    boolean told = false;
    while (attempt(access, triesLeft)) {
      if (!told) {
        progress.begins(DatabaseStartStep.WAITING);
        told = true;
      }
      pause();
      triesLeft--;
    }
  }

  private static boolean attempt(DatabaseAccount access, long triesLeft) {
    return switch (ConnectionAttemptResult.on(access)) {
      case ConnectionAttemptResult.Connected _ -> false;
      case ConnectionAttemptResult.Refused refused -> throw refused.why();
      case ConnectionAttemptResult.Unreachable _ when triesLeft > 0 -> true;
      case ConnectionAttemptResult.Unreachable unreachable ->
          throw new DatabaseException(
              "The database server at "
                  + access.shownUrl()
                  + " does not answer ("
                  + unreachable.reason()
                  + "): start it, or correct fleet.database.url.");
    };
  }

  private static void pause() throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
