package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.Slug;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is wired to a board's header. It may still contradict itself: {@link #problems}
 * tells, and no board profile is made of a wiring that has any.
 *
 * @param limits the most current, in mA, that the profile allows on a rail
 */
public record Wiring(
    Header header,
    Map<Rail, Integer> limits,
    List<PinFunction> functions,
    List<SupplyConnection> supplies,
    List<BusDevice> devices) {

  public Wiring {
    Map<Rail, Integer> byRail = new EnumMap<>(Rail.class);
    byRail.putAll(limits);
    limits = Collections.unmodifiableMap(byRail);
    functions = List.copyOf(functions);
    supplies = List.copyOf(supplies);
    devices = List.copyOf(devices);
    if (header.isNone() && !(functions.isEmpty() && supplies.isEmpty())) {
      throw new IllegalArgumentException("nothing can be wired to a computer without header");
    }
  }

  /** Everything that is wrong. */
  public List<WiringProblem> problems() {
    List<WiringProblem> found = new ArrayList<>(conflicts());
    found.addAll(gaps());
    return List.copyOf(found);
  }

  /** What is wrong with the things that are there, whatever else may be missing. */
  public List<WiringProblem> conflicts() {
    if (header.isNone()) {
      return devices.stream().map(Wiring::noHeader).toList();
    }
    List<WiringProblem> found = new ArrayList<>(new PinRules(header, functions).problems());
    found.addAll(new SupplyRules(header, supplies, limits).problems());
    found.addAll(new BusRules(functions, devices).conflicts());
    return List.copyOf(found);
  }

  /** What is missing. */
  public List<WiringProblem> gaps() {
    return header.isNone() ? List.of() : List.copyOf(new BusRules(functions, devices).gaps());
  }

  private static WiringProblem noHeader(BusDevice device) {
    return new BusDeviceProblem.NoHeader(device.user(), device.controller());
  }

  /** The function with this name. */
  public Optional<PinFunction> function(Slug id) {
    return functions.stream().filter(function -> function.id().equals(id)).findFirst();
  }

  /** The current in mA that everything on this rail takes at most. */
  public int milliamps(Rail rail) {
    return SupplyRules.sum(supplies, rail);
  }
}
