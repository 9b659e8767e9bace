package fr.teleguichet.edge.update.version;

import fr.teleguichet.est.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A shelf of versions: {@code versions/VERSION} holds each, the link {@code current} leads to the
 * one that counts, {@code trial} tells which one has yet to prove itself, {@code settled} which one
 * did last, {@code failed} which one did not. Nothing counts before the link leads to it, so a cut
 * of power leaves the former version or the new one, and never a part of either.
 */
final class InstalledVersionStore {

  /** Told before each step; tests cut the power there. */
  interface Steps {
    /** The step has not been made. */
    void before(String step);
  }

  private static final String VERSIONS = "versions";

  private final Path folder;
  private final Steps steps;

  InstalledVersionStore(Path folder, Steps steps) {
    this.folder = folder.toAbsolutePath();
    this.steps = steps;
  }

  /** Where the version lies, or would. */
  Path place(String version) {
    return folder.resolve(VERSIONS).resolve(VersionNameValidator.require(version));
  }

  boolean has(String version) {
    return Files.isDirectory(place(version), LinkOption.NOFOLLOW_LINKS);
  }

  /** The version that the next start takes; empty for what the system came with. */
  Optional<String> current() throws IOException {
    Path link = link();
    if (!Files.isSymbolicLink(link)) {
      return Optional.empty();
    }
    return Optional.of(String.valueOf(Files.readSymbolicLink(link).getFileName()))
        .filter(VersionNameValidator::is);
  }

  /** The trial that the next start goes on with; one of something else is left over. */
  Optional<VersionTrial> trial() throws IOException {
    Optional<String> current = current();
    return read("trial").filter(trial -> current.filter(trial.version()::equals).isPresent());
  }

  /** The trial of this version, going on or over, which tells the version before it. */
  Optional<VersionTrial> trialOf(String version) throws IOException {
    Optional<VersionTrial> trial = read("trial").filter(it -> it.version().equals(version));
    return trial.isPresent() ? trial : read("settled").filter(it -> it.version().equals(version));
  }

  Optional<String> failed() throws IOException {
    return content("failed")
        .map(text -> text.strip().replaceFirst("^version=", ""))
        .filter(VersionNameValidator::is);
  }

  /** An empty folder to unpack into. */
  Path draft() throws IOException {
    Path draft = folder.resolve("unpacking");
    FolderTree.delete(draft);
    return Files.createDirectories(draft);
  }

  /** Makes what was unpacked a version, on the disk with all its bytes before it has the name. */
  void adopt(Path draft, String version) throws IOException {
    steps.before("sync");
    FolderTree.sync(draft);
    Path place = place(version);
    Files.createDirectories(folder.resolve(VERSIONS));
    steps.before("delete");
    FolderTree.delete(place);
    steps.before("adopt");
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    FolderTree.force(folder.resolve(VERSIONS));
    FolderTree.force(folder);
  }

  /** Has the next start try a version that is there. */
  void tryNext(String version, Optional<String> former) throws IOException {
    steps.before("forgive");
    if (failed().filter(version::equals).isPresent()) {
      remove("failed");
    }
    steps.before("trial");
    write("trial", VersionTrial.begins(version, former).text());
    lead(Optional.of(version));
  }

  /** The version on trial stays. */
  void settle(VersionTrial trial) throws IOException {
    steps.before("settle");
    write("settled", trial.text());
    steps.before("end of trial");
    remove("trial");
  }

  /** The next start takes the former version, and this one is not tried any more. */
  void giveUp(String version, Optional<String> former) throws IOException {
    steps.before("failed");
    write("failed", "version=" + VersionNameValidator.require(version) + "\n");
    lead(former);
    steps.before("end of trial");
    remove("trial");
  }

  /** Lets the link lead to a version, or to none. */
  void lead(Optional<String> version) throws IOException {
    Files.createDirectories(folder);
    Path link = link();
    Path draft = folder.resolve("current.new");
    steps.before("link");
    if (version.isPresent()) {
      Files.deleteIfExists(draft);
      Files.createSymbolicLink(
          draft, Path.of(VERSIONS, VersionNameValidator.require(version.get())));
      steps.before("lead");
      Files.move(draft, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(link);
    }
    FolderTree.force(folder);
  }

  /** Deletes every version but these, and what was left half done. */
  void keep(Set<String> names) throws IOException {
    FolderTree.delete(folder.resolve("unpacking"));
    Path versions = folder.resolve(VERSIONS);
    if (!Files.isDirectory(versions)) {
      return;
    }
    List<Path> others;
    try (Stream<Path> all = Files.list(versions)) {
      others = all.filter(path -> !names.contains(path.getFileName().toString())).toList();
    }
    for (Path other : others) {
      steps.before("prune");
      FolderTree.delete(other);
    }
  }

  /** Bytes that a new version may take. */
  long usableSpace() throws IOException {
    return Files.getFileStore(Files.createDirectories(folder)).getUsableSpace();
  }

  private Path link() {
    return folder.resolve("current");
  }

  private Optional<VersionTrial> read(String name) throws IOException {
    return content(name).flatMap(VersionTrial::parse);
  }

  private Optional<String> content(String name) throws IOException {
    return new DurableFile(folder.resolve(name))
        .read()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder);
    new DurableFile(folder.resolve(name)).write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void remove(String name) throws IOException {
    if (Files.deleteIfExists(folder.resolve(name))) {
      FolderTree.force(folder);
    }
  }
}
