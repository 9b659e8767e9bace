package fr.teleguichet.swarm.update;

import fr.teleguichet.swarm.figures.SharedDelayHistogram;
import fr.teleguichet.swarm.time.RunClock;

/** A kiosk that asks again as soon as it is answered. */
final class PollConnection extends DeviceConnection {
  private final DeviceFigures figures;
  private final SharedDelayHistogram delays;
  private final RunClock time;
  private long asked;

  PollConnection(
      byte[] request, DeviceFigures figures, SharedDelayHistogram delays, RunClock time) {
    super(request, figures);
    this.figures = figures;
    this.delays = delays;
    this.time = time;
  }

  @Override
  void connected() {
    figures.connected();
    next();
  }

  private void next() {
    asked = time.nanos();
    ask();
  }

  @Override
  public void begins(int status) {
    figures.answered(status);
  }

  @Override
  public void continues(int bytes) {}

  @Override
  public void ends() {
    if (figures.counts()) {
      delays.record(time.nanos() - asked);
    }
    if (figures.isOver()) {
      hangUp();
    } else {
      next();
    }
  }
}
