package fr.teleguichet.fleet.enrolment;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands in until kiosks take commands: a person wipes a retired unit by hand. */
@Factory
final class Interim {

  private static final Logger LOG = LoggerFactory.getLogger(Interim.class);

  @Singleton
  @Secondary
  WipeOrders writtenDownOnly() {
    return (name, key) ->
        LOG.atInfo()
            .addKeyValue("kiosk", name.kiosk())
            .addKeyValue("key", key)
            .log("The kiosk should be wiped by hand: there is no command for it.");
  }
}
