package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.provisioning.process.InstalledProgramRunner;
import fr.teleguichet.provisioning.text.Language;
import fr.teleguichet.provisioning.text.MessageTexts;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TechnicianPinSourceTest {

  @TempDir private Path folder = Path.of("");
  private final RandomGenerator random = new Random(2026);
  private final StringWriter said = new StringWriter();

  private String pin(Path file) throws Exception {
    var environment =
        new ProgramEnvironment(
            Clock.systemUTC(),
            Map.of(),
            Path.of("/"),
            new InstalledProgramRunner(Duration.ZERO),
            new ByteArrayInputStream("98765432\n".getBytes(StandardCharsets.US_ASCII)),
            new BufferedReader(Reader.nullReader()),
            new PrintWriter(said),
            new PrintWriter(Writer.nullWriter()),
            false);
    var screen = new TerminalOutput(environment, new MessageTexts(Language.ENGLISH), false);
    return TechnicianPinSource.in(file, environment, screen, random).value();
  }

  @Test
  void eachUnitGetsAPinOfItsOwnThatIsToldAndKeptForItsOwnerAlone() throws Exception {
    Path file = folder.resolve("gramat-02.pin");

    String pin = pin(file);

    assertThat(pin).matches("\\d{6}").isNotEqualTo(pin(folder.resolve("gramat-03.pin")));
    assertThat(file).hasContent(pin);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(said.toString()).contains(pin, file.toString());
  }

  @Test
  void aPinThatIsThereIsTakenAsItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("pin"), "80461234\n");

    assertThat(pin(file)).isEqualTo("80461234");
    assertThat(pin(Path.of("-"))).isEqualTo("98765432");
    assertThat(said.toString()).isEmpty();
  }
}
