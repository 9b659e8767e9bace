package fr.teleguichet.edge.update.trust;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.est.DurableFile;
import fr.teleguichet.release.ReleaseException;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.TrustList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom this kiosk trusts at each moment: the release keys that it came with, and what the newest
 * trust list says of them. A list comes with the card or by an update, counts at once, and gives
 * way only to one with a higher serial.
 */
@BlockingWait
public final class TrustStore implements ReleaseVerifier.Source {

  /** The part of a deployment that is a trust list. */
  public static final String PART = "trust-list";

  private static final Logger LOG = LoggerFactory.getLogger(TrustStore.class);

  private final ReleaseKeysFile keys;
  private final Path root;
  private final Path brought;
  private final DurableFile kept;
  private final MinimumVersions minimums;
  private final Clock clock;

  /** Each judgement of a release looks at the card’s list, on whatever worker; one line will do. */
  private final AtomicBoolean rootIsMissed = new AtomicBoolean();

  /**
   * @param keys who may sign releases; beside it {@code trust-root.pem} says who may sign trust
   *     lists
   * @param brought the list that the kiosk came with, in its image or on its card
   * @param folder the updater's, in the data folder
   */
  public TrustStore(Path keys, Path brought, Path folder, Clock clock) {
    this.keys = new ReleaseKeysFile(keys);
    this.root = keys.resolveSibling("trust-root.pem");
    this.brought = brought;
    this.kept = new DurableFile(folder.resolve("trust-list.swu"));
    this.minimums = new MinimumVersions(folder, Comparator.comparingLong(Long::parseLong));
    this.clock = clock;
  }

  @Override
  public ReleaseTrust now() throws InstallException {
    Optional<TrustList> list = newest();
    ReleaseTrust came = keys.now();
    if (list.isEmpty()) {
      return came;
    }
    List<X509Certificate> all = new ArrayList<>(came.certificates());
    all.addAll(list.get().trusted());
    return new ReleaseTrust(all, list.get().removed());
  }

  /** Once there was a list, there is none that counts but this one or a newer. */
  private Optional<TrustList> newest() throws InstallException {
    takeBrought();
    long serial = serial();
    if (serial == 0 && !kept.exists()) {
      return Optional.empty();
    }
    if (!kept.exists()) {
      throw unknown(serial, "it is not there any more");
    }
    TrustList list = read(kept.path());
    if (list.serial() < serial) {
      throw unknown(serial, "an older one is in its place");
    }
    return Optional.of(list);
  }

  private static InstallException unknown(long serial, String why) {
    return new InstallException(
        Reason.FAILED,
        "whom to trust is not known: this kiosk had the trust list %d, and %s"
            .formatted(serial, why));
  }

  /**
   * A card with a list that can't be used must not keep a newer one from being used; on a kiosk
   * without a root no list can be, and its file of keys counts alone.
   */
  private void takeBrought() throws InstallException {
    if (!Files.exists(brought)) {
      return;
    }
    if (!Files.exists(root)) {
      if (rootIsMissed.compareAndSet(false, true)) {
        LOG.warn(
            "file={} root={} The trust list is passed over: nothing to check it by.",
            brought,
            root);
      }
      return;
    }
    try {
      if (read(brought).serial() > serial()) {
        take(brought);
      }
    } catch (InstallException e) {
      if (!kept.exists()) {
        throw e;
      }
      LOG.debug(
          "file={} why=\"{}\" The card’s trust list is passed over.", brought, e.getMessage());
    }
  }

  /**
   * Takes a list over, unless it is the one that is there.
   *
   * @throws InstallException when it is not signed by the root, or is older
   */
  public void take(Path file) throws InstallException {
    TrustList list = read(file);
    long former = serial();
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (list.serial() < former) {
        throw new InstallException(
            Reason.DOWNGRADE,
            "the trust list %d is older than %d".formatted(list.serial(), former));
      }
      if (list.serial() == former && kept.exists()) {
        requireSame(bytes, former);
        return;
      }
      Path _ = Files.createDirectories(kept.path().resolveSibling("."));
      // In this order: a serial without its list would let nothing in.
      kept.write(bytes);
      minimums.raise(PART, Long.toString(list.serial()));
      LOG.info("serial={} removed={} A trust list counts.", list.serial(), list.removed().size());
    } catch (IOException e) {
      throw new InstallException(
          Reason.FAILED, "the trust list can’t be kept: " + e.getMessage(), e);
    }
  }

  private void requireSame(byte[] bytes, long serial) throws InstallException, IOException {
    if (!kept.read().map(it -> Arrays.equals(it, bytes)).orElse(false)) {
      throw new InstallException(
          Reason.FAILED,
          "another trust list has the serial %d already: give this one a higher".formatted(serial));
    }
  }

  /** The serial of the list that counts; 0 when there was none. */
  public long serial() throws InstallException {
    try {
      return Long.parseLong(minimums.of(PART).orElse("0"));
    } catch (NumberFormatException e) {
      throw new InstallException(Reason.FAILED, "which trust list counts is not known", e);
    }
  }

  private TrustList read(Path file) throws InstallException {
    try {
      if (!Files.exists(root)) {
        throw new InstallException(
            Reason.INCOMPATIBLE, "this kiosk takes no trust lists: there is no " + root);
      }
      return TrustList.read(file, ReleaseTrust.ofPem(Files.readString(root)), clock.instant());
    } catch (ReleaseException e) {
      throw new InstallException(
          ReleaseVerifier.reason(e.reason()), "the trust list: " + e.finding(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InstallException(
          Reason.FAILED, "the trust list can’t be judged: " + e.getMessage(), e);
    }
  }
}
