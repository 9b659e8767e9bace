package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.process.InstalledProgramRunner;
import fr.teleguichet.provisioning.text.Language;
import fr.teleguichet.provisioning.text.MessageTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes the shell completion and the manual pages; the build calls it. */
public final class CliDocumentsMain {

  private CliDocumentsMain() {}

  /** Writes everything into the folder {@code share} that is the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path share = Path.of(arguments[0]);
    write(
        share.resolve("bash-completion/completions").resolve(CommandLineFactory.NAME),
        AutoComplete.bash(CommandLineFactory.NAME, line(Language.ENGLISH)));
    write(share.resolve("man/man1"), Language.ENGLISH);
    write(share.resolve("man/fr/man1"), Language.FRENCH);
  }

  private static void write(Path folder, Language language) throws IOException {
    write(
        folder.resolve(CommandLineFactory.NAME + ".1"),
        new ManualPageGenerator(new MessageTexts(language)).of(line(language)));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static CommandLine line(Language language) {
    var nobody = new PrintWriter(Writer.nullWriter());
    return CommandLineFactory.in(
        language,
        new ProgramEnvironment(
            Clock.systemUTC(),
            Map.of(),
            Path.of("/"),
            new InstalledProgramRunner(Duration.ZERO),
            InputStream.nullInputStream(),
            new BufferedReader(Reader.nullReader()),
            nobody,
            nobody,
            false));
  }
}
