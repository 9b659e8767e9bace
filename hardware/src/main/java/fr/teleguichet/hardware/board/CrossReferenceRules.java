package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.text.KnownWordSuggester;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextQuoter;
import fr.teleguichet.hardware.wiring.BusDevice;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold for every name by which one part of a file means another. */
final class CrossReferenceRules {

  private final ProfileDraft draft;

  CrossReferenceRules(ProfileDraft draft) {
    this.draft = draft;
  }

  List<YamlProblem> problems() {
    List<YamlProblem> found = new ArrayList<>(parts());
    found.addAll(claims());
    found.addAll(unclaimed());
    draft.health().forEach(range -> metric(range).ifPresent(found::add));
    return found;
  }

  private List<YamlProblem> parts() {
    List<String> known = draft.parts().stream().map(part -> part.value().id().value()).toList();
    List<YamlProblem> found = new ArrayList<>();
    for (LocatedValue<FittedPeripheral> fitted : draft.peripherals()) {
      fitted.value().parts().stream()
          .filter(part -> !known.contains(part.value()))
          .map(part -> fitted.contradiction(unknown("part", part.value(), known)))
          .forEach(found::add);
    }
    return found;
  }

  /** A peripheral names its plain lines; those of a bus come to it with the bus. */
  private List<YamlProblem> claims() {
    List<YamlProblem> found = new ArrayList<>();
    Map<Slug, FittedPeripheral> owners = new HashMap<>();
    for (LocatedValue<FittedPeripheral> fitted : draft.peripherals()) {
      for (Slug function : fitted.value().functions()) {
        FittedPeripheral owner = owners.putIfAbsent(function, fitted.value());
        claim(fitted, function, Optional.ofNullable(owner)).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<YamlProblem> claim(
      LocatedValue<FittedPeripheral> fitted, Slug function, Optional<FittedPeripheral> owner) {
    Map<String, PinFunction> plain = plainFunctions();
    if (!plain.containsKey(function.value())) {
      return Optional.of(
          fitted.contradiction(unknown("plain function", function.value(), plain.keySet())));
    }
    return owner.map(
        first ->
            fitted.contradiction(
                "the function %s belongs to %s already; remove it from one of the two"
                    .formatted(function, first.kind().deviceId())));
  }

  private List<YamlProblem> unclaimed() {
    Set<Slug> claimed =
        draft.peripherals().stream()
            .flatMap(fitted -> fitted.value().functions().stream())
            .collect(Collectors.toSet());
    Set<String> buses =
        draft.devices().stream().map(BusDevice::controller).collect(Collectors.toSet());
    return draft.wiring().functions().stream()
        .filter(function -> !isUsed(function.value(), claimed, buses))
        .map(function -> function.contradiction(unused(function.value())))
        .toList();
  }

  private static boolean isUsed(PinFunction function, Set<Slug> claimed, Set<String> buses) {
    return function.signal().isOfBus()
        ? buses.contains(function.signal().controller())
        : claimed.contains(function.id());
  }

  private static String unused(PinFunction function) {
    return function.signal().isOfBus()
        ? "no peripheral is connected to %s, so %s serves nothing; connect one or remove it"
            .formatted(function.signal().controller(), function.id())
        : "no peripheral names the function %s; name it under \"gpio\" of one, or remove it"
            .formatted(function.id());
  }

  private Map<String, PinFunction> plainFunctions() {
    return draft.wiring().functions().stream()
        .map(LocatedValue::value)
        .filter(function -> !function.signal().isOfBus())
        .collect(Collectors.toMap(f -> f.id().value(), f -> f, (first, _) -> first));
  }

  private static Optional<YamlProblem> metric(LocatedValue<HealthRangeOverride> range) {
    String name = range.value().metric();
    Optional<HealthMetric> metric = HealthMetric.ofName(name);
    if (metric.isEmpty()) {
      List<String> known =
          Arrays.stream(HealthMetric.values()).map(m -> m.definition().name()).toList();
      return Optional.of(range.contradiction(unknown("metric", name, known)));
    }
    Class<?> kind = metric.get().definition().range().getClass();
    return kind.equals(range.value().range().getClass())
        ? Optional.empty()
        : Optional.of(
            range.contradiction(
                "the catalogue judges %s the other way (%s); turn the range round"
                    .formatted(
                        name, HealthRangeFormatter.of(metric.get().definition().range(), ""))));
  }

  private static String unknown(String what, String name, Collection<String> known) {
    return "the "
        + what
        + " "
        + TextQuoter.of(name)
        + " does not exist; "
        + KnownWordSuggester.advice(name, known);
  }
}
