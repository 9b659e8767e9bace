package fr.teleguichet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The drawing of a state machine in the Javadoc of its sealed interface or enum, compared with the
 * code: each state is a record of the interface or a constant of the enum. The drawing is between
 * {@code <pre>} and {@code </pre>}, with the states' and transitions' names in it; a table beneath
 * lists each transition in a row of three cells: from, transition, to.
 */
public final class StateDrawing {

  private static final Pattern DRAWING = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("<tr><td>(\\w+)</td><td>(\\w+)</td><td>(\\w+)</td></tr>");

  private final Class<?> machine;
  private final String source;

  private StateDrawing(Class<?> machine, String source) {
    this.machine = machine;
    this.source = source;
  }

  /** The drawing of this machine, read from its source file. */
  public static StateDrawing of(Class<?> machine) {
    String outermost = machine.getName().split("\\$", -1)[0];
    Path file = Path.of("src/main/java", outermost.replace('.', '/') + ".java");
    try {
      return new StateDrawing(machine, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("run in the module's folder", e);
    }
  }

  /** A transition as a row of the table says it. */
  public static String row(Object from, String transition, Object to) {
    return "%s %s %s".formatted(name(from), transition, name(to));
  }

  private static String name(Object state) {
    return state instanceof Enum<?> constant ? constant.name() : state.getClass().getSimpleName();
  }

  /**
   * Fails unless drawing, table and code have the same states and transitions, where a transition
   * is a method of a state that returns another one.
   */
  public void agreesWithTheCode() {
    agreesWith(coded());
  }

  /** The same for a machine whose transitions are not such methods, but were seen to happen. */
  public void agreesWith(Set<String> transitions) {
    assertThat(transitions).as("transitions of " + machine.getSimpleName()).isNotEmpty();
    assertThat(listed()).as("rows of the table of " + machine.getName()).isEqualTo(transitions);
    Set<String> words = drawn();
    assertThat(words).as("states in the drawing").containsAll(names());
    assertThat(words)
        .as("transitions in the drawing")
        .containsAll(transitions.stream().map(it -> it.split(" ", -1)[1]).toList());
  }

  private Set<String> coded() {
    return states(machine)
        .flatMap(this::transitions)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> transitions(Class<?> state) {
    return methods(state)
        .filter(method -> machine.isAssignableFrom(method.getReturnType()))
        .map(method -> line(state, method));
  }

  /** What can be called on a state, inherited methods too, its components' accessors not. */
  public static Stream<Method> methods(Class<?> state) {
    Set<String> components =
        Arrays.stream(state.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    return Stream.concat(
            Arrays.stream(state.getDeclaredMethods()),
            Arrays.stream(state.getMethods()).filter(Method::isDefault))
        .filter(method -> !method.isSynthetic())
        .filter(method -> !(method.getParameterCount() == 0 && isIn(components, method)));
  }

  private static boolean isIn(Set<String> components, Method method) {
    return components.contains(method.getName());
  }

  private static String line(Class<?> state, Method method) {
    return "%s %s %s"
        .formatted(state.getSimpleName(), method.getName(), method.getReturnType().getSimpleName());
  }

  private Set<String> listed() {
    Matcher rows = ROW.matcher(source);
    return rows.results()
        .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> drawn() {
    Matcher drawing = DRAWING.matcher(source);
    assertThat(drawing.find()).as("a drawing in " + machine.getSimpleName()).isTrue();
    return Arrays.stream(drawing.group(1).split("\\W+", -1)).collect(Collectors.toSet());
  }

  private Set<String> names() {
    return machine.isEnum()
        ? Arrays.stream(machine.getEnumConstants())
            .map(it -> ((Enum<?>) it).name())
            .collect(Collectors.toSet())
        : states(machine).map(Class::getSimpleName).collect(Collectors.toSet());
  }

  /** The records at the ends of a sealed hierarchy. */
  public static Stream<Class<?>> states(Class<?> machine) {
    return machine.isSealed()
        ? Arrays.stream(machine.getPermittedSubclasses()).flatMap(StateDrawing::states).distinct()
        : Stream.of(machine);
  }
}
