package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.loop.Loop;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets in who shows the PIN. After a wrong one nobody is looked at for a while, the right PIN
 * included, since whoever guesses may come from many addresses; a right one starts anew. Belongs to
 * the loop.
 */
public final class PinAuthenticator {

  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration MAX_DELAY = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 9;

  private final Loop loop;
  private final byte[] pin;
  private Duration closedUntil = Duration.ZERO;
  private int wrong;

  /** A guard who has seen nobody yet. */
  public PinAuthenticator(Loop loop, Secret pin) {
    this.loop = loop;
    this.pin = bytes(pin.value());
  }

  /** What becomes of somebody who wants to come in. */
  public sealed interface Verdict {
    record Admitted() implements Verdict {}

    record Refused() implements Verdict {}

    /** Not looked at. */
    record Closed(Duration left) implements Verdict {}
  }

  /**
   * Judges what somebody shows.
   *
   * @param shown the PIN; empty when none was shown, which is no guess and delays nobody
   */
  public Verdict judge(Optional<String> shown) {
    loop.check();
    Duration wait = closedUntil.minus(loop.uptime());
    if (wait.isPositive()) {
      return new Verdict.Closed(wait);
    }
    if (shown.isEmpty()) {
      return new Verdict.Refused();
    }
    if (MessageDigest.isEqual(pin, bytes(shown.get()))) {
      wrong = 0;
      return new Verdict.Admitted();
    }
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(wrong, MAX_DOUBLINGS));
    closedUntil = loop.uptime().plus(delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY);
    wrong++;
    return new Verdict.Refused();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
