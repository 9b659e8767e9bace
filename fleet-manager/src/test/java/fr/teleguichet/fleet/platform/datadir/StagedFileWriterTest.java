package fr.teleguichet.fleet.platform.datadir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagedFileWriterTest {

  private final Path folder;

  StagedFileWriterTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int write(String text) throws IOException {
    return StagedFileWriter.write(
        folder.resolve("all.zip"),
        out -> {
          out.write(text.getBytes(StandardCharsets.UTF_8));
          return text.length();
        });
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).toList().stream();
    }
  }

  /** The first must not give its name to what the second has half written. */
  @Test
  void twoThatWriteTheSameFileAtOnceDoNotMeet() throws IOException {
    int _ =
        StagedFileWriter.<Integer, IOException>write(
            folder.resolve("all.zip"),
            out -> {
              out.write("first".getBytes(StandardCharsets.UTF_8));
              assertThatThrownBy(() -> write("second"))
                  .isInstanceOf(FileSystemException.class)
                  .hasMessageContaining("it is being written at this moment");
              return 0;
            });

    assertThat(folder.resolve("all.zip")).hasContent("first");
    assertThat(names()).containsExactly("all.zip");
  }

  @Test
  void whatAProgramLeftWhenItDiedIsInNobodysWay() throws IOException {
    Files.writeString(folder.resolve("all.zip.part"), "half of an archive");

    assertThat(write("whole")).isEqualTo(5);

    assertThat(folder.resolve("all.zip")).hasContent("whole");
    assertThat(Files.getPosixFilePermissions(folder.resolve("all.zip")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(names()).containsExactly("all.zip");
  }

  @Test
  void ofOneThatFailsNothingIsLeft() throws IOException {
    assertThatThrownBy(
            () ->
                StagedFileWriter.write(
                    folder.resolve("all.zip"),
                    out -> {
                      out.write(1);
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");

    assertThat(names()).isEmpty();
  }
}
