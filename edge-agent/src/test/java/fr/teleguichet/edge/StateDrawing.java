package fr.teleguichet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
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
 * The drawing of a state machine in the Javadoc of its sealed interface, compared with the code:
 * each state is a record of the interface, each transition a method of a state that returns another
 * one. The drawing is between {@code <pre>} and {@code </pre>}, with the states' and transitions'
 * names in it; a table beneath lists each transition in a row of three cells: from, transition, to.
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
    Path file = Path.of("src/main/java", machine.getName().replace('.', '/') + ".java");
    try {
      return new StateDrawing(machine, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("run in the module's folder", e);
    }
  }

  /** Fails unless drawing, table and code have the same states and transitions. */
  public void agreesWithTheCode() {
    Set<String> coded = coded();
    assertThat(coded).as("transitions of " + machine.getSimpleName()).isNotEmpty();
    assertThat(listed()).as("rows of the table").isEqualTo(coded);
    Set<String> words = drawn();
    assertThat(words).as("states in the drawing").containsAll(names());
    assertThat(words)
        .as("transitions in the drawing")
        .containsAll(coded.stream().map(it -> it.split(" ", -1)[1]).toList());
  }

  private Set<String> coded() {
    return states().flatMap(this::transitions).collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> transitions(Class<?> state) {
    return Arrays.stream(state.getDeclaredMethods())
        .filter(method -> !method.isSynthetic() && machine.isAssignableFrom(method.getReturnType()))
        .map(method -> line(state, method));
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
    return states().map(Class::getSimpleName).collect(Collectors.toSet());
  }

  private Stream<Class<?>> states() {
    return Arrays.stream(machine.getPermittedSubclasses());
  }
}
