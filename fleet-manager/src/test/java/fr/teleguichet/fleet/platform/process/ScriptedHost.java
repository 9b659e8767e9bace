package fr.teleguichet.fleet.platform.process;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An operating system made of what the test says will happen; anything else is refused. */
final class ScriptedHost implements ProcessLauncher {
  /** A process that does only what the test makes it do. */
  static final class ScriptedProcess implements LiveProcess {
    private final long pid;
    private final CompletableFuture<ProcessEnd> end = new CompletableFuture<>();
    private final List<String> signals = new ArrayList<>();
    private boolean obedient;
    private boolean ready;

    ScriptedProcess(long pid) {
      this.pid = pid;
    }

    ScriptedProcess thatEndsWhenAsked() {
      obedient = true;
      return this;
    }

    ScriptedProcess thatIsReadyAtOnce() {
      ready = true;
      return this;
    }

    void becomesReady() {
      ready = true;
    }

    void ends(ProcessEnd how) {
      if (!end.complete(how)) {
        throw new IllegalStateException("Process " + pid + " has ended before.");
      }
    }

    boolean isAlive() {
      return !end.isDone();
    }

    List<String> signals() {
      return signals;
    }

    @Override
    public long pid() {
      return pid;
    }

    @Override
    public CompletionStage<ProcessEnd> end() {
      return end;
    }

    @Override
    public void askToEnd() {
      signals.add("TERM");
      if (obedient) {
        ends(ProcessEnd.withStatus(0));
      }
    }

    @Override
    public void kill() {
      signals.add("KILL");
      ends(ProcessEnd.withStatus(137));
    }
  }

  private sealed interface Launch {
    record Works(ScriptedProcess process) implements Launch {}

    record Fails(String message) implements Launch {}
  }

  private final Deque<Launch> launches = new ArrayDeque<>();
  private final List<ScriptedProcess> launched = new ArrayList<>();
  private @Nullable OrphanedProcess leftBehind;

  void willLaunch(ScriptedProcess process) {
    launches.add(new Launch.Works(process));
  }

  void willFailToLaunch(String message) {
    launches.add(new Launch.Fails(message));
  }

  void hasLeftBehind(ScriptedProcess process, boolean samePlan) {
    launched.add(process);
    leftBehind = new OrphanedProcess(process, samePlan);
  }

  int launchesExpected() {
    return launches.size();
  }

  ScriptedProcess newest() {
    return launched.getLast();
  }

  long alive() {
    return launched.stream().filter(ScriptedProcess::isAlive).count();
  }

  /** The readiness of whichever process is asked about. */
  boolean isReady(long pid) {
    return launched.stream().anyMatch(process -> process.pid == pid && process.ready);
  }

  @Override
  public LiveProcess launch(ProcessPlan plan) throws IOException {
    return switch (launches.poll()) {
      case null -> throw new IllegalStateException("Nobody expected a launch.");
      case Launch.Fails(String message) -> throw new IOException(message);
      case Launch.Works(ScriptedProcess process) -> {
        launched.add(process);
        yield process;
      }
    };
  }

  @Override
  public Optional<OrphanedProcess> leftBehind(ProcessPlan plan) {
    return Optional.ofNullable(leftBehind);
  }
}
