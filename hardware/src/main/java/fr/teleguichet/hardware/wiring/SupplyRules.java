package fr.teleguichet.hardware.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold for what is fed from a header. */
final class SupplyRules {

  private final Header header;
  private final List<SupplyConnection> supplies;
  private final Map<Rail, Integer> limits;

  SupplyRules(Header header, List<SupplyConnection> supplies, Map<Rail, Integer> limits) {
    this.header = header;
    this.supplies = supplies;
    this.limits = limits;
  }

  List<WiringProblem> problems() {
    List<WiringProblem> found = new ArrayList<>();
    for (SupplyConnection supply : supplies) {
      place(supply).ifPresent(found::add);
      if (supply.rail() == Rail.GROUND && supply.milliamps() > 0) {
        found.add(new SupplyProblem.CurrentOnGround(supply.id()));
      }
    }
    limits.forEach((rail, limit) -> overload(rail, limit).ifPresent(found::add));
    return found;
  }

  private Optional<WiringProblem> place(SupplyConnection supply) {
    HeaderPin pin = header.at(supply.position());
    boolean right = pin instanceof HeaderPin.Supplied(int _, Rail rail) && rail == supply.rail();
    return right
        ? Optional.empty()
        : Optional.of(
            new SupplyProblem.NotThisRail(
                supply.id(), supply.rail(), supply.position(), pin.label()));
  }

  private Optional<WiringProblem> overload(Rail rail, int limit) {
    int sum = sum(supplies, rail);
    return supplies.stream()
        .filter(supply -> supply.rail() == rail && sum > limit)
        .max(Comparator.comparingInt(SupplyConnection::milliamps))
        .map(largest -> new SupplyProblem.Overloaded(largest.id(), rail, sum, limit));
  }

  static int sum(List<SupplyConnection> supplies, Rail rail) {
    return supplies.stream()
        .filter(s -> s.rail() == rail)
        .mapToInt(SupplyConnection::milliamps)
        .sum();
  }
}
