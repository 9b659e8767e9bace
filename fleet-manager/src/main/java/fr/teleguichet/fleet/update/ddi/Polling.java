package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.update.UpdateSettings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32;

/** When a kiosk shall ask again: each at its own pace, so that they do not ask together. */
@Singleton
final class Polling {

  private static final Duration LONGEST = Duration.ofDays(1).minusSeconds(1);

  private final Duration usual;

  Polling(UpdateSettings settings) {
    this.usual = settings.polling();
  }

  /** The pause as hours, minutes and seconds: up to a tenth more than usual. */
  String pause(String kiosk) {
    CRC32 sum = new CRC32();
    sum.update(kiosk.getBytes(StandardCharsets.US_ASCII));
    Duration more = usual.dividedBy(10).multipliedBy(sum.getValue() % 1_000).dividedBy(1_000);
    Duration pause = usual.plus(more).truncatedTo(ChronoUnit.SECONDS);
    Duration some = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    return "%02d:%02d:%02d".formatted(some.toHours(), some.toMinutesPart(), some.toSecondsPart());
  }
}
