package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.UpdateSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.CRC32;

/** When a kiosk shall ask again: each at its own pace, so that they do not ask together. */
@Singleton
final class PollingSchedule {
  static final Duration MIN_DURATION = Duration.ofSeconds(30);
  private static final Duration MAX_DURATION = Duration.ofDays(1).minusSeconds(1);

  /**
   * Kiosks whose windows open together begin within a minute: each a tenth of this at most later.
   */
  private static final Duration SPREAD = Duration.ofMinutes(10);

  private final Duration usual;
  private final Clock clock;

  @Inject
  PollingSchedule(UpdateSettings settings, Clock clock) {
    this(settings.polling(), clock);
  }

  PollingSchedule(Duration usual, Clock clock) {
    this.usual = usual;
    this.clock = clock;
  }

  /**
   * The pause as hours, minutes and seconds: up to a tenth more than is wanted of the kiosk, and
   * less where its window opens before, so that it asks once that is open.
   */
  String pause(TargetId kiosk, Optional<Duration> own, Optional<Instant> opens) {
    Duration wanted = own.orElse(usual);
    Duration usually = wanted.plus(jitter(kiosk, wanted));
    Duration some =
        clamp(
            opens
                .map(it -> shorter(usually, before(it.plus(jitter(kiosk, SPREAD)))))
                .orElse(usually)
                .truncatedTo(ChronoUnit.SECONDS));
    return "%02d:%02d:%02d".formatted(some.toHours(), some.toMinutesPart(), some.toSecondsPart());
  }

  /**
   * Nine tenths of the time until then, since a kiosk may sleep a tenth longer than it is told: so
   * it comes close with every question, and the last one is half a minute late at most.
   */
  private Duration before(Instant aim) {
    Duration most = Duration.between(clock.instant(), aim).multipliedBy(9).dividedBy(10);
    return most.compareTo(MIN_DURATION) < 0 ? MIN_DURATION : most;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration jitter(TargetId kiosk, Duration pause) {
    CRC32 sum = new CRC32();
    sum.update(kiosk.value().getBytes(StandardCharsets.US_ASCII));
    return pause.dividedBy(10).multipliedBy(sum.getValue() % 1_000).dividedBy(1_000);
  }

  private static Duration clamp(Duration pause) {
    return pause.compareTo(MAX_DURATION) > 0 ? MAX_DURATION : pause;
  }
}
