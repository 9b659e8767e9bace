package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.BusDeviceProblem;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.PinFunctionProblem;
import fr.teleguichet.hardware.wiring.SupplyConnection;
import fr.teleguichet.hardware.wiring.SupplyProblem;
import fr.teleguichet.hardware.wiring.Wiring;
import fr.teleguichet.hardware.wiring.WiringProblem;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.List;
import java.util.function.Function;

/** Gives each problem of a wiring its place in the file. */
final class WiringProblemLocator {

  private final ProfileDraft draft;

  WiringProblemLocator(ProfileDraft draft) {
    this.draft = draft;
  }

  List<YamlProblem> conflicts() {
    return located(Wiring::conflicts);
  }

  List<YamlProblem> gaps() {
    return located(Wiring::gaps);
  }

  private List<YamlProblem> located(Function<Wiring, List<WiringProblem>> check) {
    return draft.wiring().with(draft.devices()).map(check).orElse(List.of()).stream()
        .map(problem -> place(problem).contradiction(problem.sentence()))
        .toList();
  }

  private LocatedValue<?> place(WiringProblem problem) {
    return switch (problem) {
      case PinFunctionProblem p -> find(draft.wiring().functions(), PinFunction::id, p.function());
      case SupplyProblem p -> find(draft.wiring().supplies(), SupplyConnection::id, p.supply());
      case BusDeviceProblem p ->
          find(draft.peripherals(), fitted -> new Slug(fitted.kind().deviceId()), p.user());
    };
  }

  /** The last one of the name: when it stands twice, the second is the one to change. */
  private static <T> LocatedValue<T> find(
      List<LocatedValue<T>> items, Function<T, Slug> name, Slug wanted) {
    return items.reversed().stream()
        .filter(item -> name.apply(item.value()).equals(wanted))
        .findFirst()
        .orElseThrow();
  }
}
