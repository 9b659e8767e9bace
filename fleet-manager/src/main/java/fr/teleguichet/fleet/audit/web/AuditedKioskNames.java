package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskRow;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people call the kiosks that entries know by their technical names: where they stand.
 *
 * @param called by technical name; a name that two territories have is not there
 */
record AuditedKioskNames(Map<String, String> called) {

  /** Those of today, read once for all entries of a page. */
  static AuditedKioskNames of(FleetSnapshot fleet) {
    return new AuditedKioskNames(
        fleet.entries().stream()
            .map(FleetSnapshot.Entry::row)
            .collect(Collectors.groupingBy(KioskRow::name))
            .entrySet()
            .stream()
            .filter(it -> it.getValue().size() == 1)
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, it -> it.getValue().getFirst().called())));
  }

  /** What the kiosk of this technical name is called, where there is one only. */
  Optional<String> find(String name) {
    return Optional.ofNullable(called.get(name));
  }

  /** The same of several names with blanks between; what is no such name stays as it is. */
  String all(String names) {
    return Arrays.stream(names.split(" "))
        .map(name -> find(name).orElse(name))
        .collect(Collectors.joining(" · "));
  }

  /** The same of a kiosk that acted, written as its territory and its name. */
  Optional<String> ofActor(String node) {
    return find(node.substring(node.indexOf('/') + 1));
  }
}
