package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.provisioning.card.FakeMachine;
import fr.teleguichet.provisioning.process.InstalledProgramRunner;
import fr.teleguichet.provisioning.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is written over only when somebody said so. */
final class FlashCommandTest {

  private static final String SYSTEM = "what the kiosk starts from";

  @TempDir private Path folder = Path.of("");
  private final StringWriter said = new StringWriter();

  @BeforeEach
  void anImage() throws Exception {
    byte[] bytes = SYSTEM.getBytes(StandardCharsets.UTF_8);
    Files.write(image(), bytes);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Files.writeString(folder.resolve("system.sha256"), digest + "  system.img\n");
  }

  @Test
  void aNewFileIsWrittenWithoutAQuestion() {
    assertThat(flash(card(), "")).isEqualTo(ExitCode.DONE.code());

    assertThat(card()).hasContent(SYSTEM);
  }

  @Test
  void aFileThatIsThereIsWrittenOverOnceItsNameIsTyped() throws Exception {
    Files.writeString(card(), "holidays");

    assertThat(flash(card(), "")).isEqualTo(ExitCode.REFUSED.code());
    assertThat(flash(card(), "yes\n")).isEqualTo(ExitCode.REFUSED.code());
    assertThat(said.toString()).contains("what it holds will be lost", "card.img");
    assertThat(card()).hasContent("holidays");

    assertThat(flash(card(), "card.img\n")).isEqualTo(ExitCode.DONE.code());
    assertThat(card()).hasContent(SYSTEM);
  }

  @Test
  void aScriptNamesTheFileThatIsWrittenOver() throws Exception {
    Files.writeString(card(), "holidays");

    assertThat(flash(card(), "", "--json")).isEqualTo(ExitCode.REFUSED.code());
    assertThat(flash(card(), "", "--disk", "sdb")).isEqualTo(ExitCode.REFUSED.code());
    assertThat(card()).hasContent("holidays");

    assertThat(flash(card(), "", "--disk", "card.img")).isEqualTo(ExitCode.DONE.code());
    assertThat(card()).hasContent(SYSTEM);
  }

  @Test
  void theImageItselfIsRefusedWithoutAQuestion() {
    assertThat(flash(image(), "system.img\n")).isEqualTo(ExitCode.REFUSED.code());

    assertThat(said.toString()).contains("is the image itself").doesNotContain("Type its name");
    assertThat(image()).hasContent(SYSTEM);
  }

  /** Another disk has the name of the one that was pulled, or nothing has. */
  @ParameterizedTest
  @ValueSource(strings = {"another", "none"})
  void aDiskThatIsAnotherOnceItsNameIsTypedIsNotWritten(String then) throws Exception {
    var machine = new FakeMachine(Files.createDirectory(folder.resolve("machine")));
    machine.disk("sda", "8:0").mount("8:0", "/", "/dev/sda").disk("sdb", "8:16").write();
    Path size = machine.root().resolve("sys/class/block/sdb/size");
    Files.writeString(size, "2048\n");
    Path disk = machine.root().resolve("dev/sdb");
    var answer =
        new StringReader("sdb\n") {
          @Override
          public int read(char[] into, int from, int most) throws IOException {
            if (then.equals("none")) {
              Files.deleteIfExists(disk);
            } else {
              Files.writeString(size, "4096\n");
            }
            return super.read(into, from, most);
          }
        };

    assertThat(flash(machine.root(), disk, answer))
        .as("%s", said)
        .isEqualTo((then.equals("none") ? ExitCode.USAGE : ExitCode.REFUSED).code());

    assertThat(said.toString())
        .contains("Type its name", then.equals("none") ? "is no disk" : "Nothing was written");
    assertThat(Files.exists(disk) ? Files.size(disk) : 0).isZero();
  }

  private int flash(Path target, String answer, String... more) {
    return flash(Path.of("/"), target, new StringReader(answer), more);
  }

  private int flash(Path root, Path target, Reader answer, String... more) {
    var out = new PrintWriter(said, true);
    List<String> command = new ArrayList<>(List.of("flash", "" + image(), "" + target));
    command.addAll(List.of(more));
    return CommandLineFactory.in(
            Language.ENGLISH,
            new ProgramEnvironment(
                Clock.systemUTC(),
                Map.of(),
                root,
                new InstalledProgramRunner(Duration.ofMinutes(1)),
                InputStream.nullInputStream(),
                new BufferedReader(answer),
                out,
                out,
                false))
        .execute(command.toArray(String[]::new));
  }

  private Path image() {
    return folder.resolve("system.img");
  }

  private Path card() {
    return folder.resolve("card.img");
  }
}
