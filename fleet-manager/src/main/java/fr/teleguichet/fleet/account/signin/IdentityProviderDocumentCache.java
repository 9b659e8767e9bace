package fr.teleguichet.fleet.account.signin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.account.signin.OpenIdConnectClient.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One document of the identity provider, kept for a while. Strangers can have it asked for as often
 * as they like: one thread fetches it, the others wait for that one and not for long, and what
 * could not be fetched is not tried again at once.
 *
 * @param <T> what is fetched; an unchanging value
 */
final class IdentityProviderDocumentCache<T> {

  /** How long a document counts as true. */
  static final Duration KEPT = Duration.ofMinutes(10);

  /** How long what failed is believed to fail again. */
  static final Duration FAILED = Duration.ofSeconds(30);

  /** How often at most a document is fetched anew that seems to have changed. */
  static final Duration RENEWED = Duration.ofMinutes(1);

  /** Longer than a provider takes that is well, and shorter than one that is not. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Asks the provider. */
  interface Fetch<D> {
    D fetch() throws ProviderException;
  }

  private record Fetched<D>(D document, Instant at) {}

  private record Failed(String why, Instant at) {}

  private final Fetch<T> fetch;
  private final Clock clock;
  private final Duration patience;
  private final ReentrantLock fetching = new ReentrantLock();

  /** Read without the lock: whoever finds a fresh document waits for nobody. */
  private volatile Optional<Fetched<T>> fetched = Optional.empty();

  @GuardedBy("fetching")
  private Optional<Failed> failed = Optional.empty();

  /**
   * @param patience how long at most one waits for another who fetches
   */
  IdentityProviderDocumentCache(Fetch<T> fetch, Clock clock, Duration patience) {
    this.fetch = fetch;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * The document, of the last ten minutes.
   *
   * @throws ProviderException if it can't be fetched, could not be a moment ago, or somebody else
   *     has been fetching it for long
   */
  T get() throws ProviderException {
    Optional<T> known = since(KEPT);
    if (known.isPresent()) {
      return known.get();
    }
    lock();
    try {
      Optional<T> meanwhile = since(KEPT);
      return meanwhile.isPresent() ? meanwhile.get() : fetchedNow();
    } finally {
      fetching.unlock();
    }
  }

  /**
   * The document anew, since what was had of it does not fit; the same where it was fetched within
   * the last minute.
   *
   * @throws ProviderException as {@link #get()}
   */
  T renewed() throws ProviderException {
    lock();
    try {
      Optional<T> recent = since(RENEWED);
      return recent.isPresent() ? recent.get() : fetchedNow();
    } finally {
      fetching.unlock();
    }
  }

  private void lock() throws ProviderException {
    try {
      if (!fetching.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProviderException("it takes long to answer somebody else");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ProviderException("this program ends", interrupted);
    }
  }

  private Optional<T> since(Duration span) {
    return fetched.filter(it -> isWithin(span, it.at())).map(Fetched::document);
  }

  /** What is later than now was before the clock was set back, and nobody knows how long. */
  private boolean isWithin(Duration span, Instant at) {
    Instant now = clock.instant();
    return !at.isAfter(now) && now.isBefore(at.plus(span));
  }

  @GuardedBy("fetching")
  private T fetchedNow() throws ProviderException {
    if (failed.isPresent() && isWithin(FAILED, failed.get().at())) {
      throw new ProviderException(failed.get().why());
    }
    try {
      T document = fetch.fetch();
      fetched = Optional.of(new Fetched<>(document, clock.instant()));
      failed = Optional.empty();
      return document;
    } catch (ProviderException failure) {
      failed = Optional.of(new Failed(String.valueOf(failure.getMessage()), clock.instant()));
      throw failure;
    }
  }
}
