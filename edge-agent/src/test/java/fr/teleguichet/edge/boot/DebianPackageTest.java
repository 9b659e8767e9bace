package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Debian is told of the agent's package, against what the page on installing says. */
final class DebianPackageTest {
  private static final Path CONTROL = Path.of("src/main/deb/control/control");

  @Test
  void thePackageBringsWhatThePageInstalls() throws IOException {
    String page = Files.readString(Path.of("docs/installing.md"));
    Matcher command =
        Pattern.compile("apt-get install --no-install-recommends ([^`]+)```").matcher(page);
    assertThat(command.find()).isTrue();
    Set<String> installed = new TreeSet<>(List.of(command.group(1).strip().split("[\\s\\\\]+", 0)));

    // The message bus is asked for by what it is, since Debian has two.
    assertThat(installed.removeAll(Set.of("openjdk-25-jre-headless", "dbus"))).isTrue();
    assertThat(field("Depends")).contains("openjdk-25-jre-headless", "default-dbus-system-bus");
    assertThat(field("Recommends")).containsExactlyInAnyOrderElementsOf(installed);
  }

  @Test
  void everyOtherPackageOfThePageIsSuggested() throws IOException {
    Set<String> known = new TreeSet<>(field("Suggests"));
    known.addAll(field("Recommends"));
    known.addAll(field("Depends"));
    String page = Files.readString(Path.of("docs/installing.md"));
    String tables = page.substring(page.indexOf("## 1. "), page.indexOf("## 2. "));

    Set<String> named =
        Pattern.compile("(?m)^\\| [^|]+ \\| ([a-z0-9, -]+) \\| [^|]+ \\|")
            .matcher(tables)
            .results()
            .map((MatchResult row) -> row.group(1).strip())
            .flatMap(cell -> Arrays.stream(cell.split(", ", -1)))
            .filter(it -> it.matches("[a-z0-9-]{3,}"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).contains("cage", "rauc-service");
    assertThat(known).containsAll(named);
  }

  /** The names in a field, the first of each choice, without versions. */
  private static List<String> field(String name) throws IOException {
    return Files.readAllLines(CONTROL).stream()
        .filter(line -> line.startsWith(name + ": "))
        .flatMap(line -> Arrays.stream(line.substring(name.length() + 2).split(", ", -1)))
        .map(it -> it.split(" ", -1)[0])
        .toList();
  }
}
