package fr.teleguichet.edge.health;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a machine's last end left in hardware and in the kernel's persistent storage. */
final class ResetTraceReader {

  private static final String LIVE = "sys/fs/pstore";

  /** Where systemd-pstore moves the records at boot. */
  private static final String KEPT = "var/lib/systemd/pstore";

  /** WDIOF_CARDRESET of linux/watchdog.h: the watchdog reset the machine. */
  private static final long CARD_RESET = 0x20;

  private final MachineFileReader files;

  ResetTraceReader(MachineFileReader files) {
    this.files = files;
  }

  /** When the newest panic was written. */
  Optional<Instant> lastPanic() {
    return Stream.of(LIVE, KEPT)
        .flatMap(folder -> files.names(folder).stream().map(name -> folder + "/" + name))
        .filter(path -> path.contains("/dmesg-") || path.startsWith(KEPT))
        .flatMapToLong(path -> files.written(path).stream())
        .mapToObj(Instant::ofEpochMilli)
        .max(Instant::compareTo);
  }

  boolean watchdogFired() {
    return files.names("sys/class/watchdog").stream()
        .flatMapToLong(name -> files.number("sys/class/watchdog/" + name + "/bootstatus").stream())
        .anyMatch(status -> (status & CARD_RESET) != 0);
  }
}
