package fr.teleguichet.fleet.call;

import io.micronaut.context.annotation.Context;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done for calls from time to time, each time after the other. */
@Context
final class CallTaskScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(CallTaskScheduler.class);

  private final CallRegistry registry;
  private final CallService calls;
  private final KioskCallEventStreams kiosks;
  private long told = -1; // belongs to the thread of tell
  private volatile boolean isOpen;

  /** Takes up what the manager before left open: the two may be talking all the time. */
  CallTaskScheduler(
      CallRegistry registry,
      CallService calls,
      KioskCallEventStreams kiosks,
      LeftOpenCallReader before) {
    this.registry = registry;
    this.calls = calls;
    this.kiosks = kiosks;
    List<VideoCall> left = before.all();
    left.forEach(registry::takeUp);
    if (!left.isEmpty()) {
      LOG.atInfo().addKeyValue("calls", left.size()).log("Calls of the time before go on.");
    }
  }

  /** Until now nobody could reach this program, and a start takes as long as it takes. */
  @EventListener
  void opened(ServerStartupEvent event) {
    registry.openDoors();
    isOpen = true;
  }

  /** Kiosks are told at most twice a second who is there. */
  @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
  void tell() {
    if (!isOpen) {
      return;
    }
    try {
      calls.sweep();
      long version = registry.version();
      if (version != told) {
        told = version;
        kiosks.tellAll();
      }
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" calls wait for the database", failure.getMessage());
    }
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  void beat() {
    kiosks.beat();
  }
}
