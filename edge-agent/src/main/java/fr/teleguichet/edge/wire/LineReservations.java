package fr.teleguichet.edge.wire;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.SignalDirection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the board file declares, and who has it. Both kinds of wires ask here first, so that they
 * refuse the same things in the same words. Guarded by itself: workers of several features open
 * lines at the same time.
 */
final class LineReservations {

  private final BoardProfile profile;
  private final Set<String> taken = new HashSet<>();
  private boolean closed;

  LineReservations(BoardProfile profile) {
    this.profile = profile;
  }

  /** Takes a plain line in this direction. */
  PinFunction takeLine(Slug id, SignalDirection direction) throws WireException {
    PinFunction function = find(id);
    if (!function.signal().isPlain() || function.direction() != direction) {
      throw new WireException(
          "%s is no plain %s of board %s but %s, %s; ask for it as what it is"
              .formatted(
                  id,
                  direction == SignalDirection.IN ? "input" : "output",
                  profile.id(),
                  function.signal(),
                  function.direction() == SignalDirection.IN ? "in" : "out"));
    }
    take(id.value());
    return function;
  }

  /** Takes a line of a pulse width controller. */
  PinFunction takePwm(Slug id, int hertz) throws WireException {
    PinFunction function = find(id);
    if (!function.signal().controller().startsWith("pwm")) {
      throw new WireException(
          "%s carries %s on board %s; only a pwm signal has a duty"
              .formatted(id, function.signal(), profile.id()));
    }
    if (hertz < 1 || hertz > 100_000) {
      throw new WireException(id + " runs at 1 to 100,000 Hz, not " + hertz);
    }
    take(id.value());
    return function;
  }

  /** Takes a device on a bus or a port; returns the name it is taken under. */
  String takeDevice(PeripheralConnection place) throws WireException {
    boolean known = profile.peripherals().stream().anyMatch(it -> it.connections().contains(place));
    if (!known) {
      throw new WireException(
          "board %s has nothing at %s; declare it as a connection of a peripheral"
              .formatted(profile.id(), place.text()));
    }
    take(place.text());
    return place.text();
  }

  synchronized void giveBack(String name) {
    taken.remove(name);
  }

  synchronized void close() {
    closed = true;
    taken.clear();
  }

  /** The function, which must be there. */
  PinFunction find(Slug id) throws WireException {
    return profile
        .wiring()
        .function(id)
        .orElseThrow(
            () ->
                new WireException(
                    "board %s has no line %s; it has %s".formatted(profile.id(), id, names())));
  }

  private synchronized void take(String name) throws WireException {
    if (closed) {
      throw new WireException("the wires are closed, so " + name + " can't be opened");
    }
    if (!taken.add(name)) {
      throw new WireException(name + " is open already; close it first");
    }
  }

  private String names() {
    return profile.wiring().functions().stream()
        .map(it -> it.id().value())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
