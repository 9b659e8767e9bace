package fr.teleguichet.swarm.boot;

import fr.teleguichet.swarm.cli.RunContext;
import fr.teleguichet.swarm.cli.SwarmCommand;
import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.MachineTime;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program. */
public final class SwarmMain {

  private static final long FAREWELL_SECONDS = 30;

  private SwarmMain() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    var stop = new StopSignal();
    var done = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> endInGoodOrder(stop, done), "swarm-interrupt"));
    var random = new SplittableRandom(new SecureRandom().nextLong());
    int exitCode;
    try {
      exitCode =
          SwarmCommand.of(new RunContext(new MachineTime(), random, stop)).execute(arguments);
    } finally {
      done.countDown();
    }
    System.exit(exitCode);
  }

  /** After Ctrl-C the run ends early, but says farewell and gives its figures. */
  private static void endInGoodOrder(StopSignal stop, CountDownLatch done) {
    stop.give();
    try {
      var _ = done.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
