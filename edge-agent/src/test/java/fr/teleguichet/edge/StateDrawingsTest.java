package fr.teleguichet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.teleguichet.edge.peripheral.display.ScreenPhaseMoves;
import fr.teleguichet.edge.repair.LadderMoves;
import fr.teleguichet.edge.session.SessionMoves;
import fr.teleguichet.edge.update.slot.SlotMoves;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state machine of the agent is drawn where it lives, and the drawing is true. */
class StateDrawingsTest {

  private static final Pattern NAME = Pattern.compile(".*(State|Session|Phase|Stage)");

  /** What was read of the settings is given warnings, and lives no life. */
  private static final Set<String> NO_MACHINES = Set.of("ConfigurationResult");

  /** Those whose transitions are no methods from state to state: what was seen to happen. */
  private static final Map<String, Supplier<Set<String>>> SEEN =
      Map.of(
          "CitizenSession", SessionMoves::all,
          "RepairLadderState", LadderMoves::all,
          "ScreenPhase", ScreenPhaseMoves::all,
          "State", SlotMoves::all);

  static Stream<Class<?>> machines() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.teleguichet.edge")
            .stream()
            .<Class<?>>map(JavaClass::reflect)
            .filter(it -> it.isSealed() || it.isEnum())
            .filter(it -> NAME.matcher(it.getSimpleName()).matches() || leadsOn(it))
            .filter(it -> !NO_MACHINES.contains(it.getSimpleName()));
  }

  /** Whether from one of its records a method leads to another of them: a machine by any name. */
  private static boolean leadsOn(Class<?> type) {
    boolean isPart = Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    return type.isSealed()
        && !isPart
        && StateDrawing.states(type)
            .filter(Class::isRecord)
            .anyMatch(
                state ->
                    StateDrawing.methods(state)
                        .anyMatch(method -> type.isAssignableFrom(method.getReturnType())));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void theDrawingHasTheStatesAndTransitionsOfTheCode(Class<?> machine) {
    var drawing = StateDrawing.of(machine);
    Supplier<Set<String>> seen = SEEN.get(machine.getSimpleName());
    if (seen == null) {
      drawing.agreesWithTheCode();
    } else {
      drawing.agreesWith(seen.get());
    }
  }

  /** A search that finds nothing would be content with everything. */
  @Test
  void theMachinesAreFound() {
    assertThat(machines().map(Class::getSimpleName))
        .contains(
            "DistanceSensorState",
            "ExerciseState",
            "IdentityState",
            "RepairLadderState",
            "LinkState",
            "PresenceState",
            "ScreenPhase",
            "CitizenSession",
            "UpdateState");
  }
}
