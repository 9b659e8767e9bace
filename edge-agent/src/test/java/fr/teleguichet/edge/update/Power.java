package fr.teleguichet.edge.update;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The supply of a kiosk that goes at a named point. What is thrown then unwinds nothing that
 * counts: from that instant on everything that could leave a trace throws it again.
 */
class Power {

  private final List<String> passed = new ArrayList<>();
  private Consumer<String> listener = _ -> {};
  private int cutAfter = Integer.MAX_VALUE;
  private boolean isOff;

  /** The power goes. */
  static final class Cut extends Error {
    private static final long serialVersionUID = 1L;

    Cut(String point) {
      super(point);
    }
  }

  /** It goes at the so manieth point from now on, the first being 0. */
  void cutAt(int number) {
    cutAfter = passed.size() + number;
  }

  /** It is back. */
  void restore() {
    isOff = false;
    cutAfter = Integer.MAX_VALUE;
  }

  boolean isOff() {
    return isOff;
  }

  /** Tells somebody of each point, before the power may go there. */
  void listen(Consumer<String> told) {
    listener = told;
  }

  /** The points in the order in which they were passed. */
  List<String> passed() {
    return List.copyOf(passed);
  }

  /** Something is about to be done, or has just been. */
  void at(String point) {
    if (isOff) {
      throw new Cut("it is off");
    }
    passed.add(point);
    listener.accept(point);
    if (passed.size() > cutAfter) {
      isOff = true;
      throw new Cut(point);
    }
  }
}
