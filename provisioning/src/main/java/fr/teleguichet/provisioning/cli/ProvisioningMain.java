package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.process.InstalledProgramRunner;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The program. */
public final class ProvisioningMain {

  private static final Duration PATIENCE_WITH_PROGRAMS = Duration.ofSeconds(60);

  private ProvisioningMain() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(CommandLineFactory.of(equipment(), arguments).execute(arguments));
  }

  @SuppressWarnings("SystemConsoleNull") // The launcher asks for the console that can be null.
  private static ProgramEnvironment equipment() {
    var input = new FileInputStream(FileDescriptor.in);
    Console console = System.console();
    return new ProgramEnvironment(
        Clock.systemUTC(),
        System.getenv(),
        Path.of("/"),
        new InstalledProgramRunner(PATIENCE_WITH_PROGRAMS),
        input,
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        console != null && console.isTerminal());
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
