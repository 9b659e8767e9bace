package fr.teleguichet.fleet.account.password;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes and compares hashes of passwords, a few at a time: each takes 19 MiB and some tens of
 * milliseconds of a processor, and a flood of sign-ins must not take the machine.
 */
@Singleton
public final class PasswordHasher {

  private static final int AT_ONCE =
      Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SecretGenerator secrets;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final String nobodys;

  PasswordHasher(SecretGenerator secrets) {
    this.secrets = secrets;
    this.nobodys = Argon2id.TODAY.hash("nobody", new byte[Argon2id.SALT_BYTES]);
  }

  /** Too many people sign in at this moment. */
  public static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException() {
      super("too many passwords are being checked; try again in a few seconds", null, false, false);
    }
  }

  /**
   * The hash to keep.
   *
   * @throws BusyException when there was no turn within five seconds
   */
  public String hash(String password) {
    return inTurn(() -> Argon2id.TODAY.hash(password, secrets.bytes(Argon2id.SALT_BYTES)));
  }

  /**
   * Whether the password is right. Without a hash it takes as long and is false, so that nobody
   * learns from the time which accounts there are.
   *
   * @throws BusyException when there was no turn within five seconds
   */
  public boolean matches(String password, Optional<String> kept) {
    boolean right = inTurn(() -> Argon2id.matches(password, kept.orElse(nobodys)));
    return right && kept.isPresent();
  }

  /** Whether the hash should be made anew, with today's parameters, at the next opportunity. */
  public boolean isOutdated(String kept) {
    return !Argon2id.TODAY.made(kept);
  }

  private <T> T inTurn(Supplier<T> work) {
    takeTurn();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
  }
}
