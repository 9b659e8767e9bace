package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlProblem;
import fr.teleguichet.hardware.yaml.YamlProblems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold between the parts of a board file. */
final class ProfileRules {

  private final ProfileDraft draft;

  ProfileRules(ProfileDraft draft) {
    this.draft = draft;
  }

  /**
   * Notes every contradiction. What is missing is noted only when the whole file could be read: it
   * may stand in the part that could not.
   */
  void check(YamlProblems problems) {
    boolean whole = problems.count() == 0;
    twice().forEach(problems::add);
    new WiringProblemLocator(draft).conflicts().forEach(problems::add);
    new ConnectorSharingRules(draft.peripherals()).conflicts().forEach(problems::add);
    new ScannerRules(draft.peripherals()).problems().forEach(problems::add);
    if (whole) {
      new WiringProblemLocator(draft).gaps().forEach(problems::add);
      new CrossReferenceRules(draft).problems().forEach(problems::add);
      new BoardRules(draft).problems().forEach(problems::add);
      new FirmwareRules(draft).problems().forEach(problems::add);
      new PresenceSensingRules(draft).problems().forEach(problems::add);
    }
  }

  private Stream<YamlProblem> twice() {
    WiringDraft wiring = draft.wiring();
    Stream<LocatedValue<String>> wires =
        Stream.concat(
            names(wiring.functions(), function -> function.id().value()),
            names(wiring.supplies(), supply -> supply.id().value()));
    Stream<YamlProblem> found =
        Stream.of(
                twice(wires),
                twice(names(wiring.limits(), limit -> limit.rail().code())),
                twice(names(draft.peripherals(), fitted -> fitted.kind().deviceId())),
                twice(names(draft.health(), HealthRangeOverride::metric)),
                twice(names(draft.sensing().value().words(), w -> EnumCodes.code(w.sensor()))),
                twice(names(draft.parts(), part -> part.id().value())))
            .flatMap(Function.identity());
    return Stream.concat(found, draft.peripherals().stream().flatMap(ProfileRules::thresholds));
  }

  private static Stream<YamlProblem> thresholds(LocatedValue<FittedPeripheral> fitted) {
    Stream<LocatedValue<String>> ids =
        fitted.value().thresholds().stream()
            .map(
                threshold ->
                    new LocatedValue<>(threshold.id().value(), fitted.line(), fitted.path()));
    return twice(ids);
  }

  private static <T> Stream<LocatedValue<String>> names(
      List<LocatedValue<T>> items, Function<T, String> name) {
    return items.stream().map(i -> new LocatedValue<>(name.apply(i.value()), i.line(), i.path()));
  }

  private static Stream<YamlProblem> twice(Stream<LocatedValue<String>> names) {
    Map<String, LocatedValue<String>> first = new HashMap<>();
    return names.toList().stream()
        .flatMap(
            name -> {
              LocatedValue<String> before = first.putIfAbsent(name.value(), name);
              return before == null ? Stream.of() : Stream.of(repeated(before, name));
            });
  }

  private static YamlProblem repeated(LocatedValue<String> first, LocatedValue<String> second) {
    return second.contradiction(
        "the name %s is taken (line %d, %s); choose another"
            .formatted(second.value(), first.line(), first.path()));
  }
}
