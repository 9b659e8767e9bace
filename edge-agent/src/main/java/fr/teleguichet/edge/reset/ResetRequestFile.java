package fr.teleguichet.edge.reset;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.est.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The factory reset that the next start carries out, as a file among the agent's data. On an
 * appliance the start renames it once everything but the agent's own part is done.
 */
@BlockingWait
public final class ResetRequestFile {

  private static final String WANTED = "factory-reset";
  private static final String SYSTEM_DONE = "factory-reset.done";
  private static final Pattern CONTENT =
      Pattern.compile("kind=([a-z-]{1,32})\nid=([0-9a-f-]{36})\n");

  private final DurableFile file;

  private ResetRequestFile(Path path) {
    this.file = new DurableFile(path);
  }

  /** The request, for the start or, without an appliance's, for the agent. */
  public static ResetRequestFile wanted(Path data) {
    return new ResetRequestFile(data.resolve(WANTED));
  }

  /** The same once the system has done its part. */
  public static ResetRequestFile systemDone(Path data) {
    return new ResetRequestFile(data.resolve(SYSTEM_DONE));
  }

  /**
   * What is wanted.
   *
   * @param id the record's in the journal
   */
  public record Request(ResetKind kind, UUID id) {}

  /** What is wanted; nothing when nothing is, or nothing that this version knows. */
  public Optional<Request> read() throws IOException {
    return file.read()
        .map(bytes -> CONTENT.matcher(new String(bytes, StandardCharsets.UTF_8)))
        .filter(Matcher::matches)
        .flatMap(
            it ->
                ResetKind.ofWord(it.group(1))
                    .map(kind -> new Request(kind, UUID.fromString(it.group(2)))));
  }

  /** On the disk when it comes back. */
  public void write(Request request) throws IOException {
    file.write(
        "kind=%s\nid=%s\n"
            .formatted(request.kind().code(), request.id())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** It is done, or not wanted any more. */
  public void delete() throws IOException {
    boolean _ = file.shred();
  }
}
