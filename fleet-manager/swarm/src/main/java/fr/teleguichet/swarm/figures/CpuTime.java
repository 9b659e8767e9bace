package fr.teleguichet.swarm.figures;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The CPU time that a process has used. */
public interface CpuTime {

  /** User and system time of all threads so far, in nanoseconds. */
  long nanos();

  /** This process, compiler and garbage collector included. */
  static CpuTime ofThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system::getProcessCpuTime
        : () -> 0;
  }
}
