package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dump is read line by line, and a line without an end does not fill the memory. */
final class DumpLineReaderTest {
  private static List<String> lines(Reader dump, int longest) throws IOException {
    DumpLineReader reader = new DumpLineReader(dump, longest);
    List<String> lines = new ArrayList<>();
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
    }
    return lines;
  }

  @Test
  void linesAreReadAcrossWhateverIsReadAtOnce() throws IOException {
    List<String> expected =
        List.of("a".repeat(65_535), "b".repeat(65_536), "", "c".repeat(200_000), "d");
    assertThat(lines(new StringReader(String.join("\n", expected)), 200_000)).isEqualTo(expected);
    assertThat(lines(new StringReader("a\nb\n"), 1)).containsExactly("a", "b");
    assertThat(lines(new StringReader(""), 1)).isEmpty();
  }

  @Test
  void aLineWithoutAnEndIsRefusedOnceItIsTooLong() {
    assertThatIOException()
        .isThrownBy(() -> new DumpLineReader(new EndlessReader()).next())
        .withMessageContaining("more than 67,108,864 characters");
  }

  /** Never comes to the end of its first line. */
  private static final class EndlessReader extends Reader {
    @Override
    public int read(char[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, 'x');
      return length;
    }

    @Override
    public void close() {}
  }
}
