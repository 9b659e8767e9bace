package fr.teleguichet.edge.update.download;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.peripheral.BlockingPause;
import fr.teleguichet.edge.update.ddi.DdiArtifact;
import fr.teleguichet.edge.update.ddi.DeploymentChunk;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files of one deployment. What is there already is not fetched again, what was begun
 * goes on where it broke off, and nothing counts before its sums are right and it is on the disk.
 */
@BlockingWait
public final class ArtifactDownloader {

  private static final int PIECE = 64 * 1024;

  private final DownloadFolder shelf;
  private final DownloadLimits limits;
  private final DownloadThrottle throttle;
  private volatile boolean isStopped;
  private final AtomicLong bytes = new AtomicLong();
  private volatile @Nullable Closeable line;

  /** A download that has not begun. */
  public ArtifactDownloader(
      DownloadFolder shelf, DownloadLimits limits, LongSupplier nanos, BlockingPause pause) {
    this.shelf = shelf;
    this.limits = limits;
    this.throttle = new DownloadThrottle(limits.bytesPerSecond(), nanos, pause);
  }

  /** How many bytes have come; a watch that sees no more may {@link #stop} it. Any thread. */
  public long bytes() {
    return bytes.get();
  }

  /** Ends it, from any thread; what has come is kept. */
  public void stop() {
    isStopped = true;
    Closeable open = line;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // Whoever reads from it finds out.
      }
    }
  }

  /**
   * Fetches what is missing.
   *
   * @throws InstallException when it is too large, or not what was told
   * @throws IOException when it broke off, and can go on another time
   */
  public void run(UpdateServerClient server, String action, List<DeploymentChunk> chunks)
      throws IOException, InterruptedException, InstallException {
    require(action, chunks);
    Path _ = shelf.open(action);
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      List<DdiArtifact> artifacts = chunks.get(chunk).artifacts();
      for (int artifact = 0; artifact < artifacts.size(); artifact++) {
        fetch(server, shelf.file(action, chunk, artifact), artifacts.get(artifact));
      }
    }
  }

  private void require(String action, List<DeploymentChunk> chunks)
      throws IOException, InstallException {
    long whole = 0;
    long missing = 0;
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      List<DdiArtifact> artifacts = chunks.get(chunk).artifacts();
      for (int artifact = 0; artifact < artifacts.size(); artifact++) {
        long size = artifacts.get(artifact).size();
        whole += size;
        if (size > limits.largest() || whole > limits.largest()) {
          throw new InstallException(
              Reason.TOO_LARGE,
              "it is larger than the %d bytes that are allowed".formatted(limits.largest()));
        }
        missing += Math.max(0, size - length(shelf.file(action, chunk, artifact)));
      }
    }
    long usable = shelf.usable();
    if (missing > 0 && usable - limits.reserve() < missing) {
      throw new InstallException(
          Reason.NO_SPACE,
          "%d bytes are to come, and the disk has %d left, of which %d must stay free"
              .formatted(missing, usable, limits.reserve()));
    }
  }

  private static long length(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private void fetch(UpdateServerClient server, Path file, DdiArtifact artifact)
      throws IOException, InterruptedException, InstallException {
    if (length(file) > artifact.size()) {
      forget(file);
    }
    boolean began = length(file) > 0;
    complete(server, file, artifact);
    Optional<String> difference = FileDigestCheck.difference(file, artifact.sums());
    if (difference.isPresent() && began) {
      // Perhaps the beginning was another file's.
      forget(file);
      complete(server, file, artifact);
      difference = FileDigestCheck.difference(file, artifact.sums());
    }
    if (difference.isPresent()) {
      forget(file);
      throw new InstallException(
          Reason.DAMAGED,
          "the %s of %s is not what was told".formatted(difference.get(), artifact.name()));
    }
  }

  private void forget(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(shelf.tag(file));
  }

  private void complete(UpdateServerClient server, Path file, DdiArtifact artifact)
      throws IOException, InterruptedException, InstallException {
    if (artifact.size() == 0) {
      Files.write(file, new byte[0]);
    }
    while (length(file) < artifact.size()) {
      long before = length(file);
      Optional<String> tag = tag(file);
      long from = tag.isPresent() ? before : 0;
      requireGoing();
      UpdateServerClient.Content content = server.open(artifact, from, tag);
      try (InputStream in = content.bytes()) {
        line = in;
        requireGoing();
        take(in, file, content, artifact);
      } finally {
        line = null;
      }
      if (length(file) <= before) {
        throw new InstallException(
            Reason.DAMAGED,
            "%s ends after %d of %d bytes".formatted(artifact.name(), before, artifact.size()));
      }
    }
  }

  private void requireGoing() throws IOException {
    if (isStopped) {
      throw new IOException("the download was stopped");
    }
  }

  private Optional<String> tag(Path file) throws IOException {
    Path tag = shelf.tag(file);
    return Files.exists(tag) ? Optional.of(Files.readString(tag)) : Optional.empty();
  }

  private void take(
      InputStream in, Path file, UpdateServerClient.Content content, DdiArtifact artifact)
      throws IOException, InterruptedException, InstallException {
    try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.truncate(content.from());
      out.position(content.from());
      keep(content.tag(), file);
      byte[] piece = new byte[PIECE];
      long came = content.from();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        came += read;
        if (came > artifact.size()) {
          forget(file);
          throw new InstallException(
              Reason.DAMAGED,
              "%s has more than its %d bytes".formatted(artifact.name(), artifact.size()));
        }
        write(out, ByteBuffer.wrap(piece, 0, read));
        long _ = bytes.addAndGet(read);
        requireGoing();
        throttle.passed(read);
      }
      out.force(true);
    }
  }

  private static void write(FileChannel out, ByteBuffer piece) throws IOException {
    while (piece.hasRemaining()) {
      int _ = out.write(piece);
    }
  }

  private void keep(Optional<String> tag, Path file) throws IOException {
    if (tag.isPresent() && tag.get().length() <= 256) {
      Files.writeString(shelf.tag(file), tag.get(), StandardCharsets.UTF_8);
    } else {
      Files.deleteIfExists(shelf.tag(file));
    }
  }

  /**
   * Looks again at a file that was fetched, before it is used.
   *
   * @throws InstallException when it is not what was told any more
   */
  public static void verify(Path file, DdiArtifact artifact) throws IOException, InstallException {
    if (!Files.exists(file) || FileDigestCheck.difference(file, artifact.sums()).isPresent()) {
      throw new InstallException(
          Reason.DAMAGED, artifact.name() + " changed on the disk after it was fetched");
    }
  }
}
