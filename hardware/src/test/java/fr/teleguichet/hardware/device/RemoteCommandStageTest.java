package fr.teleguichet.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoteCommandStageTest {

  @ParameterizedTest
  @EnumSource
  void theWordLeadsBack(RemoteCommandStage stage) {
    assertThat(RemoteCommandStage.ofWord(stage.code())).hasValue(stage);
    assertThat(stage.label(Locale.FRENCH)).isNotEqualTo(stage.label(Locale.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource
  void anActionsWordLeadsBack(RemoteCommandType action) {
    assertThat(RemoteCommandType.ofWord(action.code())).hasValue(action);
    assertThat(action.label(Locale.FRENCH)).isNotEmpty();
  }

  @Test
  void everyStageEndsSomewhereAndNoneComesBack() {
    for (RemoteCommandStage stage : RemoteCommandStage.values()) {
      var reached = EnumSet.noneOf(RemoteCommandStage.class);
      var open = new ArrayDeque<>(stage.next());
      while (!open.isEmpty()) {
        RemoteCommandStage next = open.remove();
        if (reached.add(next)) {
          open.addAll(next.next());
        }
      }
      assertThat(reached).as("after %s", stage).doesNotContain(stage);
      assertThat(stage.isEnd() || reached.stream().anyMatch(RemoteCommandStage::isEnd)).isTrue();
    }
  }

  @Test
  void theDrawingAndItsTableSayWhatMayFollow() throws IOException {
    String source =
        Files.readString(
            Path.of(
                "src/main/java", RemoteCommandStage.class.getName().replace('.', '/') + ".java"));
    List<String> listed =
        Pattern.compile("<tr><td>(\\w+)</td><td>(\\w+)</td></tr>")
            .matcher(source)
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(RemoteCommandStage.values())
                .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                .toList());
    String drawing = source.substring(source.indexOf("<pre>"), source.indexOf("</pre>"));
    assertThat(drawing.split("\\W+", -1))
        .contains(
            Arrays.stream(RemoteCommandStage.values())
                .map(RemoteCommandStage::name)
                .toArray(String[]::new));
  }
}
