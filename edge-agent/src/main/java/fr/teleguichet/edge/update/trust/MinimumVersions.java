package fr.teleguichet.edge.update.trust;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.est.DurableFile;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * The oldest version of each part that may still be installed, which only a signed release raises
 * and nothing lowers. A file of its own, since the ledger begins anew when it can't be read.
 */
@BlockingWait
public final class MinimumVersions {

  private final DurableFile file;
  private final Comparator<String> age;

  /**
   * @param folder the updater's, in the data folder
   * @param age puts the older version first
   */
  public MinimumVersions(Path folder, Comparator<String> age) {
    this.file = new DurableFile(folder.resolve("minimum-versions.json"));
    this.age = age;
  }

  /**
   * The oldest version of the part; nothing when no release has said one.
   *
   * @throws InstallException when that can't be known, so that nothing may be installed
   */
  public Optional<String> of(String part) throws InstallException {
    return Optional.ofNullable(read().getString(part));
  }

  /** Raises it, unless it is as high already; comes back when it is on the disk. */
  public void raise(String part, String version) throws InstallException {
    JsonObject all = read();
    String former = all.getString(part);
    if (former != null && age.compare(version, former) <= 0) {
      return;
    }
    try {
      Path _ = Files.createDirectories(file.path().resolveSibling("."));
      file.write(all.put(part, version).encodePrettily().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private JsonObject read() throws InstallException {
    try {
      var all =
          new JsonObject(
              file.read().map(it -> new String(it, StandardCharsets.UTF_8)).orElse("{}"));
      for (String part : all.fieldNames()) {
        String _ = all.getString(part);
      }
      return all;
    } catch (IOException | DecodeException | ClassCastException e) {
      throw unusable(e);
    }
  }

  private InstallException unusable(Exception e) {
    return new InstallException(
        Reason.FAILED,
        "which versions are too old can’t be read or written in %s: %s"
            .formatted(file.path(), e.getMessage()),
        e);
  }
}
