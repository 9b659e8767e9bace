package fr.teleguichet.fleet.platform.process;

import java.util.OptionalInt;

/**
 * How a process ended.
 *
 * @param status exit status, 128 + n for signal n; empty for an adopted process, whose status only
 *     its parent learns
 */
public record ProcessEnd(OptionalInt status) {
  private static final int SIGNAL_BASE = 128;

  static ProcessEnd withStatus(int status) {
    return new ProcessEnd(OptionalInt.of(status));
  }

  static ProcessEnd unknown() {
    return new ProcessEnd(OptionalInt.empty());
  }

  String describe() {
    if (status.isEmpty()) {
      return "ended";
    }
    int value = status.getAsInt();
    return value > SIGNAL_BASE ? "signal " + (value - SIGNAL_BASE) : "exit status " + value;
  }
}
