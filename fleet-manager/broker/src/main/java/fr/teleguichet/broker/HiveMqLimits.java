package fr.teleguichet.broker;

import com.hivemq.configuration.service.InternalConfigurations;

/** The limits that HiveMQ keeps in code instead of in its configuration file. */
final class HiveMqLimits {
  /**
   * Bytes of QoS 0 messages that wait for one client that reads slowly, before the newest are
   * dropped. HiveMQ's own 5 MiB are a third of a second of 20,000 reports a second.
   */
  static final int WAITING_BYTES_PER_CLIENT = 256 * 1024 * 1024;

  /** All clients together may take the heap divided by this. */
  static final int WAITING_HEAP_DIVISOR = 2;

  private HiveMqLimits() {}

  static void apply() {
    InternalConfigurations.QOS_0_MEMORY_LIMIT_PER_CLIENT_BYTES.set(WAITING_BYTES_PER_CLIENT);
    InternalConfigurations.QOS_0_MEMORY_HARD_LIMIT_DIVISOR.set(WAITING_HEAP_DIVISOR);
    InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
    // Nothing is kept on disk that would need time at the end.
    InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(100);
  }
}
