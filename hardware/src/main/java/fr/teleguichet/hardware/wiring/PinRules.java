package fr.teleguichet.hardware.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold for the functions of a header's lines. */
final class PinRules {

  private final Header header;
  private final List<PinFunction> functions;

  PinRules(Header header, List<PinFunction> functions) {
    this.header = header;
    this.functions = functions;
  }

  List<WiringProblem> problems() {
    List<WiringProblem> found = new ArrayList<>(sharedPins());
    found.addAll(sharedSignals());
    for (PinFunction function : functions) {
      place(function).ifPresent(found::add);
      found.addAll(settings(function));
    }
    return found;
  }

  private List<WiringProblem> sharedPins() {
    List<WiringProblem> found = new ArrayList<>();
    Map<Integer, PinFunction> takenBy = new HashMap<>();
    for (PinFunction function : functions) {
      PinFunction first = takenBy.putIfAbsent(function.pin().position(), function);
      if (first != null) {
        found.add(new PinFunctionProblem.PinTaken(function.id(), first.id(), function.pin()));
      }
    }
    return found;
  }

  private List<WiringProblem> sharedSignals() {
    List<WiringProblem> found = new ArrayList<>();
    Map<Signal, PinFunction> takenBy = new HashMap<>();
    for (PinFunction function : functions) {
      if (!function.signal().isPlain()) {
        PinFunction first = takenBy.putIfAbsent(function.signal(), function);
        if (first != null) {
          found.add(
              new PinFunctionProblem.SignalTaken(function.id(), first.id(), function.signal()));
        }
      }
    }
    return found;
  }

  /** Whether the pin is there for it; at most one problem, as each hides the next. */
  private Optional<WiringProblem> place(PinFunction function) {
    return switch (header.at(function.pin().position())) {
      case HeaderPin.Supplied(int position, Rail rail) ->
          Optional.of(new PinFunctionProblem.NotALine(function.id(), position, rail));
      case HeaderPin.Line line -> onLine(function, line);
    };
  }

  private Optional<WiringProblem> onLine(PinFunction function, HeaderPin.Line line) {
    Pin pin = function.pin();
    if (line.bcm() != pin.bcm()) {
      return Optional.of(new PinFunctionProblem.NamesDiffer(function.id(), pin, line.bcm()));
    }
    if (line.use() == HeaderPin.Use.RESERVED) {
      return Optional.of(new PinFunctionProblem.Reserved(function.id(), pin));
    }
    if (!line.carries(function.signal())) {
      List<Pin> elsewhere =
          header.linesFor(function.signal()).stream()
              .filter(other -> other.use() != HeaderPin.Use.RESERVED)
              .map(HeaderPin.Line::pin)
              .toList();
      return Optional.of(
          new PinFunctionProblem.NotOffered(function.id(), function.signal(), pin, elsewhere));
    }
    if (line.use() == HeaderPin.Use.PULLED_UP && function.pull() == Pull.DOWN) {
      return Optional.of(new PinFunctionProblem.PullAgainstBoard(function.id(), pin));
    }
    return Optional.empty();
  }

  private static List<WiringProblem> settings(PinFunction function) {
    List<WiringProblem> found = new ArrayList<>();
    SignalDirection direction = function.direction();
    if (!function.signal().allows(direction)) {
      found.add(new PinFunctionProblem.WrongWay(function.id(), function.signal(), direction));
    }
    if (direction == SignalDirection.OUT && function.pull() != Pull.NONE) {
      found.add(new PinFunctionProblem.PullOnOutput(function.id()));
    }
    boolean plainInput = function.signal().isPlain() && direction == SignalDirection.IN;
    if (!function.debounce().isZero() && !plainInput) {
      found.add(new PinFunctionProblem.NothingToDebounce(function.id()));
    }
    return found;
  }
}
