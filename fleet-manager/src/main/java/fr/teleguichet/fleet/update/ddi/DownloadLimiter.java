package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.time.Ticker;
import fr.teleguichet.fleet.update.action.LastPollWriter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The downloads that are under way: not more than there may be, and all together and each not
 * faster than they may. Each reads from the disk only when its client has taken what went before,
 * so that a thousand of them hold a thousand small pieces in memory and not a thousand files.
 */
@Singleton
final class DownloadLimiter {
  /** A client that resumes may do so before its broken connection is noticed. */
  static final int MAX_OF_ONE = 4;

  private static final int SECONDS_WHEN_FULL = 120;
  private static final int SECONDS_WHEN_MANY = 30;
  private static final int PIECE = 1 << 16;

  private final DownloadSettings settings;
  private final Ticker ticker;
  private final Consumer<TargetId> alive;
  private final FairBandwidthAllocator all;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<TargetId, Integer> ofKiosk = new ConcurrentHashMap<>();

  @Inject
  DownloadLimiter(DownloadSettings settings, Ticker ticker, LastPollWriter lastPolls) {
    this(settings, ticker, lastPolls::seen);
  }

  /**
   * Downloads under way.
   *
   * @param alive is told of each piece that a kiosk takes: a download may last for hours
   */
  DownloadLimiter(DownloadSettings settings, Ticker ticker, Consumer<TargetId> alive) {
    this.settings = settings;
    this.ticker = ticker;
    this.alive = alive;
    this.all = new FairBandwidthAllocator(settings.rate(), ticker);
  }

  /** Something that can be opened. */
  interface Source {
    /**
     * Opens it.
     *
     * @throws IOException when it is not there
     */
    InputStream open() throws IOException;
  }

  /**
   * A download by a kiosk. Closing what is returned ends it.
   *
   * @throws DdiRefusalException when there are too many
   */
  InputStream begin(TargetId kiosk, Source source) throws IOException {
    if (open.incrementAndGet() > settings.most()) {
      int _ = open.decrementAndGet();
      throw DdiRefusalException.full(SECONDS_WHEN_FULL);
    }
    int mine = ofKiosk.merge(kiosk, 1, Integer::sum);
    try {
      if (mine > MAX_OF_ONE) {
        throw DdiRefusalException.tooFast(
            "Download at most " + MAX_OF_ONE + " files at a time.", SECONDS_WHEN_MANY);
      }
      return new Paced(kiosk, source.open());
    } catch (IOException | RuntimeException failure) {
      end(kiosk);
      throw failure;
    }
  }

  private void end(TargetId kiosk) {
    int _ = open.decrementAndGet();
    Integer _ = ofKiosk.computeIfPresent(kiosk, (_, count) -> count == 1 ? null : count - 1);
  }

  /** How many are under way. */
  int open() {
    return open.get();
  }

  /** Waits on a virtual thread before each piece; only one thread reads at a time. */
  private final class Paced extends InputStream {
    private final TargetId kiosk;
    private final InputStream file;
    private final FairBandwidthAllocator own =
        new FairBandwidthAllocator(settings.kioskRate(), ticker);
    private final AtomicBoolean closed = new AtomicBoolean();

    Paced(TargetId kiosk, InputStream file) {
      this.kiosk = kiosk;
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = file.read(buffer, offset, Math.min(length, PIECE));
      if (read > 0) {
        alive.accept(kiosk);
        Duration ofAll = all.reserve(read);
        Duration ofOne = own.reserve(read);
        await(ofAll.compareTo(ofOne) > 0 ? ofAll : ofOne);
      }
      return read;
    }

    private void await(Duration wait) throws IOException {
      long turn = ticker.nanos() + wait.toNanos();
      for (long left = wait.toNanos(); left > 0 && !closed.get(); left = turn - ticker.nanos()) {
        if (Thread.interrupted()) {
          throw new IOException("the download was ended");
        }
        LockSupport.parkNanos(this, left);
      }
    }

    @Override
    public void close() throws IOException {
      if (closed.compareAndSet(false, true)) {
        end(kiosk);
        file.close();
      }
    }
  }
}
