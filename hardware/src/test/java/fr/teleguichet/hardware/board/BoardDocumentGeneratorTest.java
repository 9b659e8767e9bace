package fr.teleguichet.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A technician wires by the committed documents, so they must say what the board file says. */
class BoardDocumentGeneratorTest {

  private static final Path DOCS = Path.of("docs");

  static Stream<Map.Entry<String, String>> documents() {
    return BoardProfiles.BUILT_IN.stream()
        .flatMap(
            id ->
                new BoardDocumentGenerator(BoardProfiles.builtIn(id)).files().entrySet().stream());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theCommittedDocumentIsTheOneThatTheBoardFileGives(Map.Entry<String, String> document) {
    Path committed = DOCS.resolve(document.getKey());
    assertThat(committed).as("write it with: %s", BoardDocumentGenerator.COMMAND).exists();
    assertThat(BoardFile.text(committed))
        .as("%s is out of date; write it again with: %s", committed, BoardDocumentGenerator.COMMAND)
        .isEqualTo(document.getValue());
  }

  /** An empty table makes the reader look for what is missing. */
  @ParameterizedTest
  @MethodSource("documents")
  void noSectionIsEmpty(Map.Entry<String, String> document) {
    assertThat(document.getValue())
        .doesNotContainPattern("\\| -{3}[-: |]*\\n(?!\\|)")
        .doesNotContain("```\n```");
  }

  @Test
  void noDocumentIsLeftOfABoardThatIsGone() throws IOException {
    try (Stream<Path> files = Files.list(DOCS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.matches("(?:wiring|bom|sockets|config)-.*"))
          .containsExactlyInAnyOrderElementsOf(documents().map(Map.Entry::getKey).toList());
    }
  }
}
