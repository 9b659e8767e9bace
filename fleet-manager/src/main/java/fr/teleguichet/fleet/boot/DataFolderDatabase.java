package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.pki.authority.DatabaseOwnershipCheck;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.DatabaseStartListener;
import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The database of a data folder, whether a manager runs there or not: beside one that does its
 * server is used, else it is started for this.
 */
record DataFolderDatabase(DatabaseSettings settings, Path data, Clock clock) {
  static DataFolderDatabase of(Settings settings, Path data, Clock clock) {
    return new DataFolderDatabase(DatabaseSettings.from(settings), data, clock);
  }

  <T> T with(Function<WholeDatabaseSession, T> work) throws IOException, InterruptedException {
    SecureRandom random = new SecureRandom();
    Optional<DataFolder> own = DataFolder.tryOpen(data);
    if (own.isEmpty()) {
      try (WholeDatabaseSession session = WholeDatabaseSession.beside(settings, data)) {
        return owned(session, work);
      }
    }
    try (DataFolder folder = own.get();
        SupervisedProcessFactory supervisor = new SupervisedProcessFactory(clock, random);
        WholeDatabaseSession session =
            WholeDatabaseSession.inside(
                settings, folder, supervisor, random, DatabaseStartListener.logged())) {
      return owned(session, work);
    }
  }

  private <T> T owned(WholeDatabaseSession session, Function<WholeDatabaseSession, T> work) {
    session.refuseUnless(DatabaseOwnershipCheck.of(data)::check);
    return work.apply(session);
  }
}
