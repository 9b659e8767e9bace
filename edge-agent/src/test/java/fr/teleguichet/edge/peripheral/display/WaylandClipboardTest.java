package fr.teleguichet.edge.peripheral.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that speak as {@code wl-clipboard} does: a file is the clipboard. */
@Timeout(60)
class WaylandClipboardTest {

  @TempDir private Path folder = Path.of("");

  private SystemProgram program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\ncd " + folder + "\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return SystemProgram.of(file.toString());
  }

  private WaylandClipboard clipboard(String copying) throws IOException {
    return new WaylandClipboard(
        program("wl-copy", copying),
        program(
            "wl-paste",
            "[ -e clip$2 ] && echo text/plain && exit 0; echo 'Nothing is copied' >&2; exit 1"));
  }

  @Test
  void bothClipboardsAreEmptiedAndLookedAt() throws Exception {
    Files.writeString(folder.resolve("clip"), "a number");
    Files.writeString(folder.resolve("clip--primary"), "a name");

    assertThat(clipboard("[ \"$1\" = --clear ] && rm -f clip$2").clear()).isTrue();

    assertThat(folder.resolve("clip")).doesNotExist();
    assertThat(folder.resolve("clip--primary")).doesNotExist();
  }

  @Test
  void whatStaysIsFound() throws Exception {
    Files.writeString(folder.resolve("clip--primary"), "a name");
    assertThat(clipboard("exit 0").clear()).isFalse();
  }

  @Test
  void aCompositorThatIsNotThereTellsNothing() throws Exception {
    WaylandClipboard clipboard = clipboard("exit 1");
    assertThatThrownBy(clipboard::clear).isInstanceOf(IOException.class).hasMessage("wl-copy-1");
  }
}
