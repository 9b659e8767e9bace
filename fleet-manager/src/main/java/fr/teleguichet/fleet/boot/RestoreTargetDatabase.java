package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.backup.FleetRestorer;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.DatabaseStartListener;
import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import fr.teleguichet.fleet.platform.datadir.RestoreTargetFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import java.security.SecureRandom;
import java.util.Objects;

/** The database into which everything is brought back: the settings' own. */
record RestoreTargetDatabase(
    DatabaseSettings settings, SupervisedProcessFactory supervisor, SecureRandom random)
    implements FleetRestorer.Connecting {
  @Override
  public boolean isServerLeft(RestoreTargetFolder folder) {
    return WholeDatabaseSession.isServerAlive(folder.folder(), supervisor);
  }

  @Override
  public WholeDatabaseSession connect(RestoreTargetFolder folder) throws InterruptedException {
    return WholeDatabaseSession.inside(
        settings, folder.folder(), supervisor, random, DatabaseStartListener.logged());
  }

  /** Who typed the command, also where they became another user for it. */
  static String operator() {
    return Objects.requireNonNullElse(
        System.getenv("SUDO_USER"), System.getProperty("user.name", ""));
  }
}
