package fr.teleguichet.edge.update;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import fr.teleguichet.edge.update.download.ArtifactDownloader;
import fr.teleguichet.edge.update.download.DownloadFolder;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.trust.TrustStore;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the updater works with.
 *
 * @param work where files and installers are touched, one thing after the other
 * @param talk where the server is spoken to, while something is fetched or installed
 * @param downloads makes a download
 * @param server asked on the loop each time; nothing while it is not known who the kiosk is
 */
public record UpdateTools(
    Loop.Worker work,
    Loop.Worker talk,
    UpdateLedgerStore memory,
    DownloadFolder shelf,
    Supplier<ArtifactDownloader> downloads,
    InstallerSet workshop,
    Supplier<Optional<UpdateServerClient>> server) {

  /**
   * Those of a kiosk.
   *
   * @param folder the updater's own, in the data folder
   * @param trust who may sign what they install
   * @param age puts the older version first
   */
  public static UpdateTools of(
      Loop loop,
      Path folder,
      List<Installer> installers,
      TrustStore trust,
      Comparator<String> age,
      Function<DownloadFolder, ArtifactDownloader> downloads,
      Supplier<Optional<UpdateServerClient>> server) {
    var shelf = new DownloadFolder(folder.resolve("files"));
    return new UpdateTools(
        loop.worker("update"),
        loop.worker("update-talk"),
        new UpdateLedgerFile(folder),
        shelf,
        () -> downloads.apply(shelf),
        new InstallerSet(installers, trust, shelf, folder, age),
        server);
  }

  /** Ends both threads; a download that hangs is not waited for. */
  public Future<Void> close() {
    var _ = work.close();
    return talk.close();
  }
}
