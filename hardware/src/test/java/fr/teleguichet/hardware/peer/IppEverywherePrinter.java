package fr.teleguichet.hardware.peer;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** OpenPrinting's own IPP Everywhere printer, whose print command does what a test says. */
public final class IppEverywherePrinter implements AutoCloseable {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Path folder;
  private final Process program;
  private final int port;

  /**
   * A printer that has just been switched on.
   *
   * @param folder where its documents and its log go
   * @param options further ones of {@code ippeveprinter}
   */
  public IppEverywherePrinter(AvahiDaemon announcer, Path folder, String... options)
      throws IOException {
    this.folder = folder;
    this.port = Installed.freePort();
    does("exit 0");
    List<String> words = new ArrayList<>();
    words.add(Installed.program("ippeveprinter", "cups-ipp-utils").toString());
    words.addAll(List.of("-r", "off", "-n", "localhost", "-p", String.valueOf(port)));
    words.addAll(List.of("-d", Files.createDirectory(folder.resolve("spool")).toString()));
    words.addAll(List.of("-c", command().toString(), "-M", "Téléguichet", "-m", "Essai"));
    words.addAll(List.of(options));
    words.add("Essai");
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", announcer.bus());
    this.program = builder.redirectOutput(folder.resolve("log").toFile()).start();
    await()
        .atMost(LONG)
        .until(
            () -> {
              if (!program.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
              }
              return Installed.accepts(port);
            });
  }

  /** Where it is asked, at the loopback interface. */
  public int port() {
    return port;
  }

  /** What the printer does with each document: lines of a shell script, the document in $1. */
  public void does(String... lines) throws IOException {
    Files.writeString(
        folder.resolve("next"),
        "#!/bin/sh\ncp \"$1\" " + folder + "/document\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(
        folder.resolve("next"), PosixFilePermissions.fromString("rwx------"));
    Files.move(
        folder.resolve("next"), command(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** The document that was last to be printed. */
  public byte[] document() throws IOException {
    return Files.readAllBytes(folder.resolve("document"));
  }

  private Path command() {
    return folder.resolve("command");
  }

  @Override
  public void close() {
    program.descendants().forEach(ProcessHandle::destroyForcibly);
    program.destroyForcibly();
  }
}
