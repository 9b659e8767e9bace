package fr.teleguichet.fleet.alert;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the engine look every ten seconds; what fails takes place at the next look. */
@Context
final class AlertPassScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(AlertPassScheduler.class);

  private final AlertPassRunner pass;
  private final ActiveAlertCountCache active;
  private boolean isWell = true;

  AlertPassScheduler(AlertPassRunner pass, ActiveAlertCountCache active) {
    this.pass = pass;
    this.active = active;
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  void look() {
    try {
      int _ = pass.run();
      active.refresh();
      isWell = true;
    } catch (JdbiException failure) {
      if (isWell) {
        LOG.atWarn()
            .addKeyValue("cause", failure.getMessage())
            .log("Alerts could not be looked after; it is tried again, and none is lost.");
      }
      isWell = false;
    }
  }
}
