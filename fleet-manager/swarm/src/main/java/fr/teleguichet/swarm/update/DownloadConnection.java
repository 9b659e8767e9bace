package fr.teleguichet.swarm.update;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A kiosk that downloads once. */
final class DownloadConnection extends DeviceConnection {
  /** What comes where all is well. */
  static final Set<String> GOOD = Set.of("answer 200", "whole file");

  private final DeviceFigures figures;
  private final AtomicLong received = new AtomicLong();

  DownloadConnection(byte[] request, DeviceFigures figures) {
    super(request, figures);
    this.figures = figures;
  }

  /** Bytes that came while it was counted. */
  long received() {
    return received.get();
  }

  @Override
  void connected() {
    figures.connected();
    ask();
  }

  @Override
  public void begins(int status) {
    figures.happened("answer " + status);
  }

  @Override
  public void continues(int bytes) {
    if (figures.counts()) {
      // Written by the loop only.
      received.lazySet(received.get() + bytes);
    }
    if (figures.isOver()) {
      hangUp();
    }
  }

  @Override
  public void ends() {
    figures.happened("whole file");
    hangUp();
  }
}
