package fr.teleguichet.fleet.update.ddi;

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
final class Polling {
  static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofDays(1).minusSeconds(1);

  /** A kiosk whose window is about to open asks so many times before. */
  private static final int BEFORE_WINDOW = 3;

  private final Duration usual;
  private final Clock clock;

  @Inject
  Polling(UpdateSettings settings, Clock clock) {
    this(settings.polling(), clock);
  }

  Polling(Duration usual, Clock clock) {
    this.usual = usual;
    this.clock = clock;
  }

  /**
   * The pause as hours, minutes and seconds: up to a tenth more than is wanted of the kiosk, and
   * less where its window opens soon.
   */
  String pause(String kiosk, Optional<Duration> own, Optional<Instant> opens) {
    Duration wanted = own.orElse(usual);
    Duration pause = opens.map(it -> before(it, wanted)).orElse(wanted);
    Duration some = clamp(pause.plus(jitter(kiosk, pause)).truncatedTo(ChronoUnit.SECONDS));
    return "%02d:%02d:%02d".formatted(some.toHours(), some.toMinutesPart(), some.toSecondsPart());
  }

  private Duration before(Instant opens, Duration wanted) {
    Duration share = Duration.between(clock.instant(), opens).dividedBy(BEFORE_WINDOW);
    Duration some = share.compareTo(SHORTEST) < 0 ? SHORTEST : share;
    return some.compareTo(wanted) < 0 ? some : wanted;
  }

  private static Duration jitter(String kiosk, Duration pause) {
    CRC32 sum = new CRC32();
    sum.update(kiosk.getBytes(StandardCharsets.US_ASCII));
    return pause.dividedBy(10).multipliedBy(sum.getValue() % 1_000).dividedBy(1_000);
  }

  private static Duration clamp(Duration pause) {
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
