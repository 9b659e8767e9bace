package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.backup.BackupException;
import fr.teleguichet.fleet.mqtt.broker.BrokerException;
import fr.teleguichet.fleet.pki.authority.AuthorityException;
import fr.teleguichet.fleet.platform.database.DatabaseException;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import fr.teleguichet.fleet.platform.process.PortTakenException;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.fleet.portability.PortabilityException;

/** What the program's exit status means; service definitions and the README rely on these. */
final class ExitCode {
  static final int STOPPED = 0;
  static final int UNEXPECTED = 1;
  static final int SETTINGS = 2;
  static final int PORT_TAKEN = 3;
  static final int DATA_FOLDER = 4;
  static final int DATABASE = 5;
  static final int BROKER = 6;
  static final int AUTHORITY = 7;
  static final int BACKUP = 8;

  private ExitCode() {}

  static int of(Throwable failure) {
    return switch (failure) {
      case ShutdownSequence.StoppedWhileStarting _ -> STOPPED;
      case SettingsException _ -> SETTINGS;
      case PortTakenException _ -> PORT_TAKEN;
      case DataFolderException _ -> DATA_FOLDER;
      case DatabaseException _ -> DATABASE;
      case BrokerException _ -> BROKER;
      case AuthorityException _ -> AUTHORITY;
      case BackupException _, PortabilityException _ -> BACKUP;
      default -> UNEXPECTED;
    };
  }
}
