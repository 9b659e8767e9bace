package fr.teleguichet.edge.update.version;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.slot.ImageReader;
import fr.teleguichet.edge.update.version.VersionInstaller.Running;
import fr.teleguichet.est.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A shelf of versions as the real installer keeps it, on a kiosk that is played: a start chooses as
 * the script {@code start-agent} does, without a process, and whoever wants hears of each step.
 */
public final class PlayedShelf {

  private static final int MAX_STARTS = 3;
  private static final int PIECES = 20;
  private static final String IMAGE = "image";

  private final Path folder;
  private final String part;
  private final String base;
  private final ImageReader images;
  private final Consumer<String> steps;
  private Optional<String> running = Optional.empty();

  /**
   * @param base the version that the system came with
   * @param steps told before each step of the installer
   */
  public PlayedShelf(
      Path folder, String part, String base, ImageReader images, Consumer<String> steps) {
    this.folder = folder;
    this.part = part;
    this.base = base;
    this.images = images;
    this.steps = steps;
  }

  /** The installer of the agent that runs now. */
  public Installer installer() {
    return new VersionInstaller(new Whole(), versions(), this::signed, new Running(running, base));
  }

  private InstalledVersionStore versions() {
    return new InstalledVersionStore(folder, steps::accept);
  }

  /** The agent starts. */
  public void start() throws IOException {
    var quiet = new InstalledVersionStore(folder, _ -> {});
    running = choose(quiet).filter(quiet::has);
  }

  private Optional<String> choose(InstalledVersionStore quiet) throws IOException {
    Optional<String> current = quiet.current();
    Optional<VersionTrial> trial = quiet.trial();
    if (current.isEmpty() || trial.isEmpty()) {
      return current;
    }
    VersionTrial it = trial.get();
    if (it.starts() < MAX_STARTS && !quiet.failed().equals(current)) {
      String counted = new VersionTrial(it.version(), it.former(), it.starts() + 1).text();
      new DurableFile(folder.resolve("trial")).write(counted.getBytes(StandardCharsets.UTF_8));
      return current;
    }
    quiet.giveUp(it.version(), it.former());
    return it.former();
  }

  /** The version that runs; empty for what the system came with. */
  Optional<String> running() {
    return running;
  }

  /** What the version that runs does not work with, in words. */
  public List<String> broken() throws IOException {
    return running.isPresent() ? broken(image(running.get())) : List.of();
  }

  private List<String> broken(Path image) throws IOException {
    try {
      String breaks = images.read(image).breaks();
      return breaks.isEmpty() ? List.of() : Arrays.asList(breaks.split(",", -1));
    } catch (InstallException e) {
      throw new IOException(e);
    }
  }

  private Path image(String version) {
    return versions().place(version).resolve(IMAGE);
  }

  /** Whether what the next start may choose is whole, all {@code size} bytes of it. */
  public boolean isBootable(long size) throws IOException {
    Optional<String> next = versions().current();
    Optional<String> former =
        next.isPresent() ? versions().trial().flatMap(VersionTrial::former) : Optional.empty();
    return isWhole(next, size) && isWhole(former, size);
  }

  private boolean isWhole(Optional<String> version, long size) throws IOException {
    return version.isEmpty()
        || (Files.exists(image(version.get()))
            && Files.size(image(version.get())) == size
            && Files.readString(image(version.get()), StandardCharsets.ISO_8859_1)
                .startsWith(version.get() + " "));
  }

  private SignedImage signed(Path file) throws InstallException, IOException {
    ImageReader.Image image = images.read(file);
    byte[] content = Files.readAllBytes(file);
    return new SignedImage(
        List.of(image.release().compatible()),
        image.release().version(),
        image.release().downgrade(),
        content.length,
        Integer.toHexString(Arrays.hashCode(content)),
        () -> Files.newInputStream(file));
  }

  /** The file as it is. */
  private final class Whole implements ImagePayload {

    @Override
    public String part() {
      return part;
    }

    @Override
    public String compatible() {
      return "kiosk";
    }

    @Override
    public String base() {
      return base;
    }

    @Override
    public long spaceFor(long size) {
      return size;
    }

    @Override
    public void inspect(SignedImage image) {
      // Every text is a version.
    }

    @Override
    public void unpack(SignedImage image, Path into, IntConsumer percent) throws IOException {
      byte[] piece = new byte[Math.toIntExact(Math.max(1, image.size() / PIECES))];
      try (InputStream in = image.content().open();
          OutputStream out = Files.newOutputStream(into.resolve(IMAGE))) {
        long done = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
          out.write(piece, 0, read);
          done += read;
          percent.accept(Math.toIntExact(done * 100 / image.size()));
        }
      }
    }
  }
}
