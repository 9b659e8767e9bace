package fr.teleguichet.provisioning.process;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The programs that Debian's packages installed in the usual folders; PATH is not asked, since this
 * tool may run as root.
 */
public final class InstalledProgramRunner implements SystemProgramRunner {

  private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");
  private static final int MAX_OUTPUT = 1 << 20;

  private final Duration patience;

  /** Programs that may each run for so long. */
  public InstalledProgramRunner(Duration patience) {
    this.patience = patience;
  }

  @Override
  public boolean has(String name) {
    return find(name).isPresent();
  }

  @Override
  public ProgramResult run(List<String> command, byte[] input) throws TroubleException {
    String name = command.getFirst();
    Path program =
        find(name)
            .orElseThrow(
                () ->
                    new TroubleException(
                        TroubleKind.MACHINE, "program.missing", name, packageOf(name)));
    try {
      return ended(name, start(program, command), input);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE,
          Message.of("program.failed", name, String.valueOf(e.getMessage())),
          e);
    }
  }

  private static Process start(Path program, List<String> command) throws IOException {
    List<String> words =
        Stream.concat(Stream.of(program.toString()), command.stream().skip(1)).toList();
    var builder = new ProcessBuilder(words);
    // Messages in one language, and no settings of the person's own.
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("MTOOLSRC", "/dev/null");
    return builder.start();
  }

  private ProgramResult ended(String name, Process process, byte[] input)
      throws IOException, TroubleException {
    CompletableFuture<byte[]> out = read(process.getInputStream());
    CompletableFuture<byte[]> complaints = read(process.getErrorStream());
    try {
      feed(process, input);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TroubleException(TroubleKind.MACHINE, "program.slow", name, patience.toSeconds());
      }
      String complaint = new String(complaints.get(), StandardCharsets.UTF_8).strip();
      return new ProgramResult(process.exitValue(), out.get(), complaint);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("program.failed", name, "interrupted"), e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException _) {
      // A program that ended without reading says why by its exit code.
    }
  }

  private static CompletableFuture<byte[]> read(InputStream stream) {
    var content = new CompletableFuture<byte[]>();
    Thread.ofVirtual()
        .name("program-output")
        .start(
            () -> {
              try (stream) {
                content.complete(stream.readNBytes(MAX_OUTPUT));
              } catch (IOException e) {
                content.completeExceptionally(new UncheckedIOException(e));
              }
            });
    return content;
  }

  private static Optional<Path> find(String name) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String packageOf(String name) {
    return switch (name) {
      case "mcopy", "mdir", "mdel", "mmd", "mrd" -> "mtools";
      case "lp" -> "cups-client";
      case "scanimage" -> "sane-utils";
      case "speaker-test" -> "alsa-utils";
      case "upsc" -> "nut-client";
      default -> name;
    };
  }
}
