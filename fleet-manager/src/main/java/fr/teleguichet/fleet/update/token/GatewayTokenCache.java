package fr.teleguichet.fleet.update.token;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that stand for every kiosk, kept in memory and read again once a second: one that was
 * revoked here does not count from the next question on, one that was revoked at another instance
 * after a second. When they can't be read for five seconds, none is known.
 */
@Singleton
final class GatewayTokenCache {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayTokenCache.class);
  private static final Duration BLIND = Duration.ofSeconds(5);

  /** By digests in hexadecimal digits. */
  private record Seen(Map<String, Instant> ends, Instant at) {}

  private final DeviceTokenSettings settings;
  private final DeviceTokenRepository table;
  private final Clock clock;
  private volatile Seen seen = new Seen(Map.of(), Instant.EPOCH); // replaced whole

  GatewayTokenCache(DeviceTokenSettings settings, DeviceTokenRepository table, Clock clock) {
    this.settings = settings;
    this.table = table;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "0s")
  void look() {
    if (!settings.gateway()) {
      return;
    }
    try {
      Instant now = clock.instant();
      seen = new Seen(table.gatewayEnds(), now);
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" tokens of gateways go to the database", failure.getMessage());
    }
  }

  /** Whether a token of this digest is known to count, without a look at the database. */
  boolean counts(byte[] digest) {
    Seen now = seen;
    Instant moment = clock.instant();
    Instant end = now.ends().get(HexFormat.of().formatHex(digest));
    return end != null
        && moment.isBefore(end)
        && !moment.isBefore(now.at())
        && Duration.between(now.at(), moment).compareTo(BLIND) <= 0;
  }
}
