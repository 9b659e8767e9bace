package fr.teleguichet.edge.kiosk;

import java.util.ArrayList;
import java.util.List;

/** A citizen who comes and goes as a test says. */
public final class FakeOccupancy implements ActiveSessionLock {

  private final List<Runnable> waiting = new ArrayList<>();
  private boolean occupied;

  /** A citizen comes. */
  public void occupy() {
    occupied = true;
  }

  /** The citizen goes. */
  public void free() {
    occupied = false;
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  @Override
  public boolean isOccupied() {
    return occupied;
  }

  @Override
  public void whenFree(Runnable action) {
    if (occupied) {
      waiting.add(action);
    } else {
      action.run();
    }
  }
}
