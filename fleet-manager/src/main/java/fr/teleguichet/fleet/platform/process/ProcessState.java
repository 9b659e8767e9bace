package fr.teleguichet.fleet.platform.process;

import java.time.Instant;

/**
 * Where a supervised process stands. A transition is a method on the state it leaves; what is not a
 * method cannot happen.
 *
 * <pre>
 *    ◀───── gone ──── Replacing ◀─ replace ─ Stopped (an outdated process was left behind)
 *
 *            start                    ready
 * Stopped ───────────▶ Starting ─────────────────▶ Running
 *    │                  ▲  │  │ late                   │
 *    │ adopt            │  │  └──────▶ Late            │
 *    ├──────────────────┘  │            │              │
 *    │                     │ died       │ died         │ died
 *    │                     ▼            ▼              ▼
 *    │            Failed (never ran) or BackingOff (ran before)
 *    │                                  │
 *    │                                  └─ retry ─▶ Starting
 *    │
 *    ◀── gone ── Stopping ◀── stop ── Starting, Late, Running
 *    ◀── stop ── BackingOff, Failed
 * </pre>
 */
public sealed interface ProcessState {
  /** The state's word in logs and on the health page. */
  default String code() {
    return switch (this) {
      case Stopped _ -> "stopped";
      case Replacing _ -> "replacing";
      case Starting _ -> "starting";
      case Late _ -> "late";
      case Running _ -> "running";
      case BackingOff _ -> "backing-off";
      case Stopping _ -> "stopping";
      case Failed _ -> "failed";
    };
  }

  /** Nothing runs and nothing is meant to run. */
  record Stopped() implements ProcessState {
    Starting start(long pid, Instant deadline) {
      return new Starting(pid, deadline, 1, false);
    }

    Starting adopt(long pid, Instant deadline) {
      return new Starting(pid, deadline, 1, true);
    }

    Replacing replace(long pid, Instant killAt) {
      return new Replacing(pid, killAt);
    }

    Failed fail(String reason) {
      return new Failed(reason);
    }
  }

  /** A process left behind runs another version or other settings and has been asked to end. */
  record Replacing(long pid, Instant killAt) implements ProcessState {
    Stopped gone() {
      return new Stopped();
    }

    Stopping stop(Instant killAt) {
      return new Stopping(pid, killAt);
    }
  }

  /**
   * The process exists and is not ready yet.
   *
   * @param attempt 1 for the first start, counted up by each failed restart
   * @param provedItself whether this plan has ever led to a running process
   */
  record Starting(long pid, Instant deadline, int attempt, boolean provedItself)
      implements ProcessState {
    Running ready(Instant now) {
      return new Running(pid, now, attempt);
    }

    Late late() {
      return new Late(pid, attempt, provedItself);
    }

    BackingOff retryLater(String reason, Instant until) {
      return new BackingOff(attempt, until, reason);
    }

    Failed fail(String reason) {
      return new Failed(reason);
    }

    Stopping stop(Instant killAt) {
      return new Stopping(pid, killAt);
    }
  }

  /** It was not ready in time and has been killed; its end is awaited. */
  record Late(long pid, int attempt, boolean provedItself) implements ProcessState {
    BackingOff retryLater(String reason, Instant until) {
      return new BackingOff(attempt, until, reason);
    }

    Failed fail(String reason) {
      return new Failed(reason);
    }

    Stopping stop(Instant killAt) {
      return new Stopping(pid, killAt);
    }
  }

  /** It does its work. */
  record Running(long pid, Instant since, int attempt) implements ProcessState {
    BackingOff retryLater(String reason, int attempt, Instant until) {
      return new BackingOff(attempt, until, reason);
    }

    Stopping stop(Instant killAt) {
      return new Stopping(pid, killAt);
    }
  }

  /**
   * It ended by itself; the next start waits.
   *
   * @param attempt how many starts in a row led here
   * @param reason why it ended
   */
  record BackingOff(int attempt, Instant until, String reason) implements ProcessState {
    Starting retry(long pid, Instant deadline) {
      return new Starting(pid, deadline, attempt + 1, true);
    }

    BackingOff retryLater(String reason, Instant until) {
      return new BackingOff(attempt + 1, until, reason);
    }

    Stopped stop() {
      return new Stopped();
    }
  }

  /** It has been asked to end. */
  record Stopping(long pid, Instant killAt) implements ProcessState {
    Stopped gone() {
      return new Stopped();
    }
  }

  /** It never ran; trying again without a change by the operator makes no sense. */
  record Failed(String reason) implements ProcessState {
    Stopped stop() {
      return new Stopped();
    }
  }
}
