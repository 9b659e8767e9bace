package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.artifact.SampleContents;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** Releases of every kind that people meet, and kiosks whose updates are in every state. */
public final class UpdateSamples {

  private static final String WHO = "Léa Martin";

  /**
   * What there is.
   *
   * @param release the module of the newest stable release
   * @param distribution that of the same
   * @param artifact its file
   * @param withdrawn the module of a withdrawn one
   * @param pilot the module of one that is being tried out
   * @param open an update of borne-gramat that is under way
   */
  public record Ids(
      int release, int distribution, int artifact, int withdrawn, int pilot, int open) {}

  private UpdateSamples() {}

  /** Makes them for the eight kiosks. */
  public static Ids on(TestPages.Running pages) {
    int withdrawn = release(pages, "2.2.0", "stable", true);
    int _ = release(pages, "2.3.1", "stable", false);
    int current = release(pages, "2.4.0", "stable", false);
    int pilot = release(pages, "2.5.0-rc1", "pilot", false);
    runs(pages, "borne-bretenoux", "2.4.0");
    runs(pages, "borne-puy-leveque", "2.4.0");
    runs(pages, "borne-cajarc", "2.5.0-rc1");
    runs(pages, "borne-gramat", "2.3.1");
    runs(pages, "borne-montcuq", "2.2.0");
    UpdateActionService actions = pages.context().getBean(UpdateActionService.class);
    UpdateAction failed = assign(pages, "borne-gramat", "2.4.0");
    happen(actions, failed, new UpdateActionEvent.Retrieve(), ActionHistoryEntry.of("retrieved"));
    happen(actions, failed, new UpdateActionEvent.Progress(), ActionHistoryEntry.of("download"));
    happen(
        actions,
        failed,
        new UpdateActionEvent.Close(false),
        new ActionHistoryEntry(
            "closed",
            OptionalInt.empty(),
            List.of(
                "cause=not-proven check=printer version=2.4.0 back=2.3.1",
                "The printer did not answer within 300 s of the start.")));
    UpdateAction open = assign(pages, "borne-gramat", "2.4.0");
    happen(actions, open, new UpdateActionEvent.Retrieve(), ActionHistoryEntry.of("retrieved"));
    happen(actions, open, new UpdateActionEvent.Progress(), ActionHistoryEntry.of("download"));
    UpdateAction offered = assign(pages, "borne-montcuq", "2.4.0");
    happen(actions, offered, new UpdateActionEvent.Cancel(), ActionHistoryEntry.of("cancelling"));
    return new Ids(
        current, distribution(pages, "2.4.0").id(), artifact(pages), withdrawn, pilot, open.id());
  }

  private static Distribution distribution(TestPages.Running pages, String version) {
    return pages
        .context()
        .getBean(SoftwareCatalogueRepository.class)
        .find("kiosk-os", version)
        .orElseThrow();
  }

  private static int artifact(TestPages.Running pages) {
    return distribution(pages, "2.4.0").modules().getFirst().artifacts().getFirst().id();
  }

  private static UpdateAction assign(TestPages.Running pages, String kiosk, String version) {
    return pages
        .context()
        .getBean(UpdateActionService.class)
        .assign(new TargetId(kiosk), distribution(pages, version).id(), false, false, WHO);
  }

  /** A kiosk gets a version from here, and says that it has it. */
  public static void installs(TestPages.Running pages, String kiosk, String version) {
    installs(pages, kiosk, "kiosk-os", version);
  }

  /** The same with a distribution of any name. */
  public static void installs(TestPages.Running pages, String kiosk, String name, String version) {
    UpdateActionService actions = pages.context().getBean(UpdateActionService.class);
    UpdateAction action =
        actions.assign(
            new TargetId(kiosk),
            pages
                .context()
                .getBean(SoftwareCatalogueRepository.class)
                .find(name, version)
                .orElseThrow()
                .id(),
            false,
            false,
            WHO);
    happen(actions, action, new UpdateActionEvent.Retrieve(), ActionHistoryEntry.of("retrieved"));
    happen(actions, action, new UpdateActionEvent.Close(true), ActionHistoryEntry.of("closed"));
  }

  private static void happen(
      UpdateActionService actions,
      UpdateAction action,
      UpdateActionEvent event,
      ActionHistoryEntry note) {
    FeedbackOutcome receipt = actions.happen(action.kiosk(), action.id(), event, Optional.of(note));
    if (!(receipt instanceof FeedbackOutcome.Taken)) {
      throw new IllegalStateException(receipt.toString());
    }
  }

  private static int release(
      TestPages.Running pages, String version, String channel, boolean withdrawn) {
    SampleContents.keep(pages, version);
    return pages
        .database()
        .jdbi()
        .inTransaction(handle -> release(handle, version, channel, withdrawn));
  }

  private static int release(Handle handle, String version, String channel, boolean withdrawn) {
    int artifact =
        insert(
            handle,
            """
            INSERT INTO artifact (name, size, sha256, sha1, md5, uploaded, withdrawn)
            VALUES (CONCAT('kiosk-os-', :version, '.raucb'), LENGTH(:version), SHA2(:version, 256),
              SHA1(:version), MD5(:version), UTC_TIMESTAMP(3),
              IF(:withdrawn, UTC_TIMESTAMP(3), NULL))
            """,
            version,
            channel,
            withdrawn);
    int module =
        insert(
            handle,
            """
            INSERT INTO software_module (part, name, version, channel, made)
            SELECT 'os', 'kiosk-os', :version, :channel, UTC_TIMESTAMP(3) FROM dual
            WHERE :withdrawn IS NOT NULL
            """,
            version,
            channel,
            withdrawn);
    int distribution =
        insert(
            handle,
            """
            INSERT INTO distribution (name, version, made)
            SELECT 'kiosk-os', :version, UTC_TIMESTAMP(3) FROM dual
            WHERE :channel IS NOT NULL AND :withdrawn IS NOT NULL
            """,
            version,
            channel,
            withdrawn);
    int _ = handle.execute("INSERT INTO software_module_artifact VALUES (?, ?)", module, artifact);
    int _ = handle.execute("INSERT INTO distribution_module VALUES (?, ?)", distribution, module);
    return module;
  }

  private static int insert(
      Handle handle, String sql, String version, String channel, boolean withdrawn) {
    return handle
        .createUpdate(sql)
        .bind("version", version)
        .bind("channel", channel)
        .bind("withdrawn", withdrawn)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Integer.class)
        .one();
  }

  private static void runs(TestPages.Running pages, String kiosk, String version) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO update_kiosk (kiosk, polled, installed_id)"
                        + " SELECT ?, UTC_TIMESTAMP(3), id FROM distribution WHERE version = ?",
                    new TargetId(kiosk),
                    version));
  }
}
