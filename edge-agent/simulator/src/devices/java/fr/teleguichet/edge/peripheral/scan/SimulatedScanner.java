package fr.teleguichet.edge.peripheral.scan;

import fr.teleguichet.edge.peripheral.media.GeneratedPicture;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import java.io.IOException;

/**
 * A scanner with a white page on its glass, or one in its feeder. May be called from any thread.
 */
public final class SimulatedScanner implements Scanner {

  private static final int WHITE = 250;

  private boolean isPlugged = true;
  private Activity activity = Activity.IDLE;
  private boolean isFeederLoaded;
  private Runnable onDrawn = () -> {};

  /** Pulls the plug, or puts it in. */
  public synchronized void setPlugged(boolean plugged) {
    isPlugged = plugged;
  }

  /** From now on it does this. */
  public synchronized void setActivity(Activity next) {
    activity = next;
  }

  /** Lays a page into its feeder, or takes it out. */
  public synchronized void setFeederLoaded(boolean loaded) {
    isFeederLoaded = loaded;
  }

  /** Whom it tells, on the thread that scans, that the feeder has drawn its page in. */
  public synchronized void onDrawn(Runnable listener) {
    onDrawn = listener;
  }

  @Override
  public synchronized ScannerStatus status() throws IOException {
    requirePlugged();
    return new ScannerStatus(activity, "", isFeederLoaded, "Numériseur simulé");
  }

  @Override
  public synchronized ScanOutcome scan(ScanRequest request) throws IOException {
    requirePlugged();
    return switch (activity) {
      case IDLE ->
          new ScanOutcome.Scanned(
              new ScannedPage("image/jpeg", GeneratedPicture.jpeg(WHITE, false)), drawn());
      case PROCESSING, TESTING -> new ScanOutcome.Busy();
      case STOPPED, DOWN -> new ScanOutcome.Failed("stopped");
    };
  }

  private ScanSource drawn() {
    if (!isFeederLoaded) {
      return ScanSource.GLASS;
    }
    isFeederLoaded = false;
    onDrawn.run();
    return ScanSource.FEEDER;
  }

  @Override
  public synchronized boolean discard() throws IOException {
    requirePlugged();
    return true;
  }

  private void requirePlugged() throws IOException {
    if (!isPlugged) {
      throw new IOException(DeviceHttpClient.UNREACHABLE);
    }
  }
}
