package fr.teleguichet.hardware.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold for the devices on the buses of a header. */
final class BusRules {

  private final List<PinFunction> functions;
  private final List<BusDevice> devices;

  BusRules(List<PinFunction> functions, List<BusDevice> devices) {
    this.functions = functions;
    this.devices = devices;
  }

  /** Devices that get in each other's way. */
  List<WiringProblem> conflicts() {
    List<WiringProblem> found = new ArrayList<>();
    Map<String, BusDevice> takenBy = new HashMap<>();
    for (BusDevice device : devices) {
      Optional.ofNullable(takenBy.putIfAbsent(place(device), device))
          .map(first -> conflict(first, device))
          .ifPresent(found::add);
    }
    return found;
  }

  /** Lines that a device needs and that nothing carries. */
  List<WiringProblem> gaps() {
    Set<Signal> wired = functions.stream().map(PinFunction::signal).collect(Collectors.toSet());
    List<WiringProblem> found = new ArrayList<>();
    for (BusDevice device : devices) {
      device.needs().stream()
          .filter(signal -> !wired.contains(signal))
          .map(signal -> new BusDeviceProblem.NotWired(device.user(), signal))
          .forEach(found::add);
    }
    return found;
  }

  private static String place(BusDevice device) {
    return switch (device) {
      case BusDevice.OnI2c onI2c -> onI2c.controller() + " " + onI2c.address();
      case BusDevice.OnUart onUart -> onUart.controller();
    };
  }

  private static WiringProblem conflict(BusDevice first, BusDevice second) {
    return switch (second) {
      case BusDevice.OnI2c onI2c ->
          new BusDeviceProblem.AddressTaken(second.user(), first.user(), onI2c);
      case BusDevice.OnUart onUart ->
          new BusDeviceProblem.UartTaken(second.user(), first.user(), onUart.controller());
    };
  }
}
