package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.backup.FleetRestore;
import fr.teleguichet.fleet.platform.database.DatabaseSession;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.StartProgress;
import fr.teleguichet.fleet.platform.datadir.RestoredFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcesses;
import java.security.SecureRandom;
import java.util.Objects;

/** The database into which everything is brought back: the settings' own. */
record RestoreTargetDatabase(
    DatabaseSettings settings, SupervisedProcesses supervisor, SecureRandom random)
    implements FleetRestore.Connecting {
  @Override
  public boolean isServerLeft(RestoredFolder folder) {
    return DatabaseSession.isServerAlive(folder.folder(), supervisor);
  }

  @Override
  public DatabaseSession connect(RestoredFolder folder) throws InterruptedException {
    return DatabaseSession.inside(
        settings, folder.folder(), supervisor, random, StartProgress.logged());
  }

  /** Who typed the command, also where they became another user for it. */
  static String operator() {
    return Objects.requireNonNullElse(
        System.getenv("SUDO_USER"), System.getProperty("user.name", ""));
  }
}
