package fr.teleguichet.hardware.wiring;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A wire from a pin to a terminal, whatever it carries.
 *
 * @param position the header's pin
 * @param way an arrow to or from the board, or the rail
 * @param ground whether it is one
 */
record DrawnWire(
    String id,
    String purpose,
    int position,
    String terminal,
    String colour,
    String way,
    boolean ground) {

  /** By terminal block, then by number, so that X5-9 comes before X5-10. */
  static final Comparator<DrawnWire> BY_TERMINAL =
      Comparator.comparing(DrawnWire::block)
          .thenComparingInt(wire -> wire.terminal.length())
          .thenComparing(DrawnWire::terminal);

  static Stream<DrawnWire> all(Wiring wiring) {
    return Stream.concat(
        wiring.functions().stream().map(DrawnWire::of),
        wiring.supplies().stream().map(DrawnWire::of));
  }

  private static DrawnWire of(PinFunction function) {
    return new DrawnWire(
        function.id().value(),
        function.purpose().value(),
        function.pin().position(),
        function.terminal().value(),
        function.colour().value(),
        switch (function.direction()) {
          case IN -> "in";
          case OUT -> "out";
          case BOTH -> "both ways";
        },
        false);
  }

  private static DrawnWire of(SupplyConnection supply) {
    return new DrawnWire(
        supply.id().value(),
        supply.purpose().value(),
        supply.position(),
        supply.terminal().value(),
        supply.colour().value(),
        supply.rail().label(),
        supply.rail() == Rail.GROUND);
  }

  /** The terminal block, such as X5 of X5-9. */
  String block() {
    int hyphen = terminal.lastIndexOf('-');
    return hyphen < 0 ? terminal : terminal.substring(0, hyphen);
  }

  /** The first word of its name, by which the wires of one device belong together. */
  String device() {
    int hyphen = id.indexOf('-');
    return hyphen < 0 ? id : id.substring(0, hyphen);
  }

  /** The row of the header, counted from 0. */
  int row() {
    return (position - 1) / 2;
  }

  /** Whether its pin is in the left column. */
  boolean isOdd() {
    return position % 2 == 1;
  }

  /** The colour in both languages. */
  String colourWords() {
    String french = WireColour.of(colour).french();
    return french.equals(colour) ? colour : colour + " / " + french;
  }
}
