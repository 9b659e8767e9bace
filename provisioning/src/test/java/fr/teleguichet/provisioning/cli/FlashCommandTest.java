package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.provisioning.process.InstalledProgramRunner;
import fr.teleguichet.provisioning.text.Language;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.PrintWriter;
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

  private int flash(Path target, String answer, String... more) {
    var out = new PrintWriter(said, true);
    List<String> command = new ArrayList<>(List.of("flash", "" + image(), "" + target));
    command.addAll(List.of(more));
    return CommandLineFactory.in(
            Language.ENGLISH,
            new ProgramEnvironment(
                Clock.systemUTC(),
                Map.of(),
                Path.of("/"),
                new InstalledProgramRunner(Duration.ofMinutes(1)),
                InputStream.nullInputStream(),
                new BufferedReader(new StringReader(answer)),
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
