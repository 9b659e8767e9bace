package fr.teleguichet.hardware.wiring;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** One place of a header and what the board offers there. */
public sealed interface HeaderPin {

  /** Counted as on the board: odd on one side, even on the other. */
  int position();

  /** How the board's pinout calls it. */
  String label();

  /** A supply. */
  record Supplied(int position, Rail rail) implements HeaderPin {
    @Override
    public String label() {
      return rail.label();
    }
  }

  /**
   * A line that software drives or reads.
   *
   * @param signals what it can carry besides a plain level
   * @param use whether the board itself has a claim on it
   */
  record Line(int position, int bcm, SortedSet<Signal> signals, Use use) implements HeaderPin {

    public Line {
      signals = Collections.unmodifiableSortedSet(new TreeSet<>(signals));
    }

    @Override
    public String label() {
      return "GPIO" + bcm;
    }

    /** Both names of the pin. */
    public Pin pin() {
      return new Pin(bcm, position);
    }

    boolean carries(Signal signal) {
      return signal.isPlain() || signals.contains(signal);
    }
  }

  /** What a line may be used for. */
  enum Use {
    FREE,
    /** A resistor on the board pulls it up for good, so no other pull is possible. */
    PULLED_UP,
    /** The board reads the EEPROM of an add-on board there when it starts. */
    RESERVED
  }
}
