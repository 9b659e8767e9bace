package fr.teleguichet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.teleguichet.edge.peripheral.display.ScreenPhaseMoves;
import fr.teleguichet.edge.repair.LadderMoves;
import fr.teleguichet.edge.screen.SessionMoves;
import fr.teleguichet.edge.update.install.Situation;
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

  private static final Pattern MACHINE = Pattern.compile(".*(State|Session|Phase|Stage)");

  /** Those whose transitions are no methods from state to state: what was seen to happen. */
  private static final Map<String, Supplier<Set<String>>> SEEN =
      Map.of(
          "Session", SessionMoves::all,
          "LadderState", LadderMoves::all,
          "ScreenPhase", ScreenPhaseMoves::all);

  static Stream<Class<?>> machines() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.teleguichet.edge")
            .stream()
            .filter(it -> MACHINE.matcher(it.getSimpleName()).matches())
            .<Class<?>>map(JavaClass::reflect)
            .filter(it -> it.isSealed() || it.isEnum())
            // How far a slot is trusted is looked up each time; nothing here goes from one to
            // another.
            .filter(it -> !it.equals(Situation.State.class));
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
            "DistanceState",
            "IdentityState",
            "LadderState",
            "LinkState",
            "PresenceState",
            "ScreenPhase",
            "Session");
  }
}
