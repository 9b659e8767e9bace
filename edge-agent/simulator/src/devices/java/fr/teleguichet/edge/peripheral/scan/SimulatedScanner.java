package fr.teleguichet.edge.peripheral.scan;

import fr.teleguichet.edge.peripheral.media.GeneratedPicture;
import fr.teleguichet.edge.peripheral.net.DeviceHttp;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import java.io.IOException;

/** A scanner with a white page on its glass. May be called from any thread. */
public final class SimulatedScanner implements Scanner {

  private static final int WHITE = 250;

  private boolean isPlugged = true;
  private Activity activity = Activity.IDLE;
  private String feeder = "";

  /** Pulls the plug, or puts it in. */
  public synchronized void setPlugged(boolean plugged) {
    isPlugged = plugged;
  }

  /** From now on it does this. */
  public synchronized void setActivity(Activity next) {
    activity = next;
  }

  /** Jams its feeder, or clears it. */
  public synchronized void setFeederJammed(boolean jammed) {
    feeder = jammed ? "feeder-jam" : "";
  }

  @Override
  public synchronized ScannerStatus status() throws IOException {
    requirePlugged();
    return new ScannerStatus(activity, feeder, "Numériseur simulé");
  }

  @Override
  public synchronized ScanOutcome scan(ScanRequest request) throws IOException {
    requirePlugged();
    return switch (activity) {
      case IDLE ->
          new ScanOutcome.Scanned(
              new ScannedPage("image/jpeg", GeneratedPicture.jpeg(WHITE, false)));
      case PROCESSING, TESTING -> new ScanOutcome.Busy();
      case STOPPED, DOWN -> new ScanOutcome.Failed("stopped");
    };
  }

  @Override
  public synchronized boolean discard() throws IOException {
    requirePlugged();
    return true;
  }

  private void requirePlugged() throws IOException {
    if (!isPlugged) {
      throw new IOException(DeviceHttp.UNREACHABLE);
    }
  }
}
