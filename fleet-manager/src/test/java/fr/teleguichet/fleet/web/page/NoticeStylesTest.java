package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A notice of a page looks like one: its style sheet knows each kind that templates name. */
final class NoticeStylesTest {

  private static final Pattern KIND = Pattern.compile("class=\"notice (notice-[a-z]+)");

  @Test
  void everyKindOfNoticeIsInTheStyleSheet() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (Path template : templates()) {
      KIND.matcher(Files.readString(template))
          .results()
          .forEach(found -> kinds.add(found.group(1)));
    }
    String styles = Files.readString(Path.of("src/main/resources/assets/fleet.css"));

    assertThat(kinds).contains("notice-done", "notice-grave");
    assertThat(kinds).allSatisfy(kind -> assertThat(styles).contains("." + kind + " {"));
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      return files.filter(file -> file.toString().endsWith(".jte")).toList();
    }
  }
}
