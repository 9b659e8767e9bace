package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.text.Slug;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a function of a line. */
public sealed interface PinFunctionProblem extends WiringProblem {

  /** The function that has to be changed. */
  Slug function();

  /** Two functions on one pin. */
  record PinTaken(Slug function, Slug first, Pin pin) implements PinFunctionProblem {
    @Override
    public String sentence() {
      return function + " and " + first + " are both on " + pin + "; give one of them another pin";
    }
  }

  /** A function on a pin that gives power or ground. */
  record NotALine(Slug function, int position, Rail rail) implements PinFunctionProblem {
    @Override
    public String sentence() {
      return "%s is on pin %d, which is %s; a function needs a GPIO"
          .formatted(function, position, rail.label());
    }
  }

  /** The two names of the pin don't belong together. */
  record NamesDiffer(Slug function, Pin pin, int bcmThere) implements PinFunctionProblem {
    @Override
    public String sentence() {
      return "%s says GPIO%d on pin %d, but pin %d is GPIO%d; correct one of the two"
          .formatted(function, pin.bcm(), pin.position(), pin.position(), bcmThere);
    }
  }

  /** The board needs this pin for itself. */
  record Reserved(Slug function, Pin pin) implements PinFunctionProblem {
    @Override
    public String sentence() {
      return "%s is on %s, which is reserved for the EEPROM of add-on boards; take another pin"
          .formatted(function, pin);
    }
  }

  /** The pin can't carry the signal. */
  record NotOffered(Slug function, Signal signal, Pin pin, List<Pin> elsewhere)
      implements PinFunctionProblem {
    public NotOffered {
      elsewhere = List.copyOf(elsewhere);
    }

    @Override
    public String sentence() {
      String places = elsewhere.stream().map(Pin::toString).collect(Collectors.joining(" or "));
      String remedy = places.isEmpty() ? "this header has it nowhere" : "use " + places;
      return "%s wants %s on %s, which can't carry it; %s".formatted(function, signal, pin, remedy);
    }
  }

  /** One line of a controller on two pins. */
  record SignalTaken(Slug function, Slug first, Signal signal) implements PinFunctionProblem {
    @Override
    public String sentence() {
      return "%s and %s both use %s, which the board has once; give one of them another signal"
          .formatted(function, first, signal);
    }
  }

  /** The direction isn't one that the signal has. */
  record WrongWay(Slug function, Signal signal, SignalDirection said)
      implements PinFunctionProblem {
    @Override
    public String sentence() {
      String right = signal.isPlain() ? "in or out" : EnumCodes.code(signal.direction());
      return "%s gives %s the direction %s; it must be %s"
          .formatted(function, signal, EnumCodes.code(said), right);
    }
  }

  /** A pull on a line that the board drives. */
  record PullOnOutput(Slug function) implements PinFunctionProblem {
    @Override
    public String sentence() {
      return function + " is driven by the board, so it has no pull; write \"pull: none\"";
    }
  }

  /** A pull that a fixed resistor on the board makes impossible. */
  record PullAgainstBoard(Slug function, Pin pin) implements PinFunctionProblem {
    @Override
    public String sentence() {
      return function
          + " can't be pulled down on "
          + pin
          + ", where the board has a fixed resistor to 3.3 V; write \"pull: up\" or take another"
          + " pin";
    }
  }

  /** A debounce on what is no plain input. */
  record NothingToDebounce(Slug function) implements PinFunctionProblem {
    @Override
    public String sentence() {
      return function + " is no plain input, so nothing can bounce; write \"debounce-ms: 0\"";
    }
  }
}
