package fr.teleguichet.edge.update.version;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Keeps versions of something beside each other and has the script {@code start-agent} try the new
 * one. What runs is never written to.
 */
public final class VersionInstaller implements Installer {

  private static final String DIGEST = ".sha256";

  private final ImagePayload payload;
  private final InstalledVersionStore versions;
  private final SignedImageVerifier images;
  private final Running running;
  private final InstalledVersionAdapter view;

  /**
   * What runs now.
   *
   * @param name the version's name in the folder; empty for what the system came with
   * @param base the version of what the system came with; empty when it is not known
   */
  public record Running(Optional<String> name, String base) {
    public Running {
      // What is no version of ours was not started from the folder.
      name = name.filter(VersionNameValidator::is);
    }
  }

  /**
   * Installs into a folder what the verifier believes.
   *
   * @param folder where the versions lie
   */
  public VersionInstaller(
      ImagePayload payload, Path folder, ReleaseVerifier verifier, Running running) {
    this(
        payload,
        new InstalledVersionStore(folder, _ -> {}),
        new SwuImageVerifier(verifier),
        running);
  }

  VersionInstaller(
      ImagePayload payload,
      InstalledVersionStore versions,
      SignedImageVerifier images,
      Running running) {
    this.payload = payload;
    this.versions = versions;
    this.images = images;
    this.running = running;
    this.view = new InstalledVersionAdapter(versions, running, payload.base());
  }

  @Override
  public String part() {
    return payload.part();
  }

  @Override
  public RequiredRestart restart() {
    return RequiredRestart.AGENT;
  }

  @Override
  public InstalledPart look() throws InstallException {
    return tried(view::situation);
  }

  @Override
  public ReleaseStatement inspect(Path file) throws InstallException {
    return tried(
        () -> {
          SignedImage image = judged(file);
          payload.inspect(image);
          return new ReleaseStatement(payload.compatible(), image.version(), image.downgrade());
        });
  }

  @Override
  public void install(Path file, IntConsumer percent) throws InstallException {
    done(
        () -> {
          SignedImage image = judged(file);
          percent.accept(0);
          String version = image.version();
          if (running.name().filter(version::equals).isPresent()) {
            requireSame(image);
            versions.lead(running.name());
          } else {
            if (!isThere(image)) {
              unpack(image, percent);
            }
            versions.tryNext(version, former());
            versions.keep(kept(version));
          }
          percent.accept(100);
        });
  }

  @Override
  public void confirm() throws InstallException {
    done(
        () -> {
          Optional<VersionTrial> trial = versions.trial();
          if (trial.isPresent()
              && running.name().filter(trial.get().version()::equals).isPresent()) {
            versions.settle(trial.get());
          } else if (!versions.current().equals(running.name())) {
            // Another version was installed and never started: what runs stays all the same.
            versions.lead(running.name());
          }
        });
  }

  @Override
  public void goBack() throws InstallException {
    done(
        () -> {
          Optional<String> untried = untried();
          if (untried.isPresent()) {
            versions.giveUp(untried.get(), running.name());
            return;
          }
          String name =
              running.name().orElseThrow(() -> noWayBack("what the system came with runs already"));
          Optional<String> former =
              versions
                  .trialOf(name)
                  .orElseThrow(() -> noWayBack("what was before is not known"))
                  .former();
          boolean isThere = former.isEmpty() || versions.has(former.get());
          boolean hasFailed = former.isPresent() && versions.failed().equals(former);
          if (!isThere || hasFailed) {
            throw noWayBack("the former version is not there any more, or failed");
          }
          versions.giveUp(name, former);
        });
  }

  /** The version that was installed and never started. */
  private Optional<String> untried() throws IOException {
    Optional<String> current = versions.current();
    boolean isOnTrial = versions.trial().map(VersionTrial::version).equals(current);
    return current.isPresent() && isOnTrial && !current.equals(running.name())
        ? current
        : Optional.empty();
  }

  private SignedImage judged(Path file) throws InstallException, IOException {
    SignedImage image = images.read(file);
    if (!image.compatible().contains(payload.compatible())) {
      throw new InstallException(
          Reason.INCOMPATIBLE,
          "the file is made for %s, not for %s"
              .formatted(image.compatible(), payload.compatible()));
    }
    if (!VersionNameValidator.is(image.version()) || image.version().equals(payload.base())) {
      throw new InstallException(
          Reason.DAMAGED, "\"" + image.version() + "\" can't be a version's name here");
    }
    return image;
  }

  private void unpack(SignedImage image, IntConsumer percent) throws InstallException, IOException {
    long needed = payload.spaceFor(image.size());
    if (versions.usableSpace() < needed) {
      throw new InstallException(
          Reason.NO_SPACE, "needs %d MiB of free space".formatted(needed >> 20));
    }
    Path draft = versions.draft();
    // The rest is for the disk.
    payload.unpack(image, draft, done -> percent.accept(Math.clamp(done, 0, 100) * 9 / 10));
    var _ = Files.writeString(draft.resolve(DIGEST), image.sha256());
    if (versions.current().filter(image.version()::equals).isPresent()) {
      // Nothing may lead to a folder that is replaced.
      versions.lead(running.name());
    }
    versions.adopt(draft, image.version());
  }

  private boolean isThere(SignedImage image) throws IOException {
    Path digest = versions.place(image.version()).resolve(DIGEST);
    return Files.isRegularFile(digest) && Files.readString(digest).equals(image.sha256());
  }

  private void requireSame(SignedImage image) throws InstallException, IOException {
    if (!isThere(image)) {
      throw new InstallException(
          Reason.FAILED,
          "version %s runs already and is another file: give this one a version of its own"
              .formatted(image.version()));
    }
  }

  /** What a failed trial goes back to: not to a version that is on trial itself. */
  private Optional<String> former() throws IOException {
    Optional<String> name = running.name();
    Optional<VersionTrial> trial = versions.trial();
    return trial.isPresent() && name.equals(Optional.of(trial.get().version()))
        ? trial.get().former()
        : name;
  }

  private Set<String> kept(String version) throws IOException {
    Set<String> kept = new HashSet<>(Set.of(version));
    running.name().ifPresent(kept::add);
    former().ifPresent(kept::add);
    return kept;
  }

  private static InstallException noWayBack(String why) {
    return new InstallException(Reason.NO_WAY_BACK, why);
  }

  /** A question to the disk. */
  interface Question<T> {
    T answer() throws InstallException, IOException;
  }

  /** Something done on the disk. */
  private interface Deed {
    void run() throws InstallException, IOException;
  }

  private void done(Deed deed) throws InstallException {
    var _ =
        tried(
            () -> {
              deed.run();
              return true;
            });
  }

  private <T> T tried(Question<T> question) throws InstallException {
    try {
      return question.answer();
    } catch (IOException e) {
      boolean isFull = String.valueOf(e.getMessage()).contains("No space left");
      throw new InstallException(
          isFull ? Reason.NO_SPACE : Reason.FAILED, payload.part() + ": " + e.getMessage(), e);
    }
  }
}
