package fr.teleguichet.swarm.update;

import fr.teleguichet.swarm.figures.CpuTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The CPU time of another process of this machine, from {@code /proc/PID/stat} (proc_pid_stat(5),
 * fields 14 and 15, in hundredths of a second).
 */
public record ServerCpu(long pid) implements CpuTime {
  private static final long NANOS_OF_TICK = 10_000_000;

  @Override
  public long nanos() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The second field is a name in brackets, which may hold anything.
      String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(rest[11]) + Long.parseLong(rest[12])) * NANOS_OF_TICK;
    } catch (IOException failure) {
      throw new UncheckedIOException("there is no process " + pid, failure);
    }
  }
}
