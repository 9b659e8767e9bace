package fr.teleguichet.swarm.wire;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** How many files, sockets included, the operating system lets this process open. */
public record OpenFileLimit(long limit) {

  /** What the program needs besides its connections: libraries, logs, selectors. */
  private static final int OWN = 200;

  /** This process's limit; unlimited where the system does not tell. */
  public static OpenFileLimit ofThisProcess() {
    return new OpenFileLimit(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
            ? system.getMaxFileDescriptorCount()
            : Long.MAX_VALUE);
  }

  /** What is wrong with the limit for so many connections, and what to do; nothing if enough. */
  public Optional<String> complaint(int connections) {
    long needed = (long) connections + OWN;
    return limit >= needed
        ? Optional.empty()
        : Optional.of(
            "%,d connections need %,d open files and the limit is %,d: run \"ulimit -n %d\" first (as root or with LimitNOFILE= where the hard limit is lower), or take at most %,d kiosks. The broker needs as many."
                .formatted(connections, needed, limit, needed, Math.max(0, limit - OWN)));
  }
}
