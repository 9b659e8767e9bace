package fr.teleguichet.swarm.update;

import fr.teleguichet.swarm.figures.SharedDelays;
import fr.teleguichet.swarm.time.Time;

/** A kiosk that asks again as soon as it is answered. */
final class PollLine extends DeviceLine {
  private final DeviceFigures figures;
  private final SharedDelays delays;
  private final Time time;
  private long asked;

  PollLine(byte[] request, DeviceFigures figures, SharedDelays delays, Time time) {
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
