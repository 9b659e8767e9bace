package fr.teleguichet.fleet.platform.datadir;

import java.io.IOException;
import java.nio.file.Path;

/** The data folder cannot be used, in a sentence that tells the operator what to do. */
public final class DataFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DataFolderException(String message, Throwable cause) {
    super(message, cause);
  }

  private DataFolderException(String message) {
    super(message);
  }

  /** Something in the folder could not be written. */
  public static DataFolderException notWritable(Path folder, IOException cause) {
    return new DataFolderException(
        "The data folder "
            + folder
            + " cannot be written ("
            + reason(cause)
            + "): make it writable for the user "
            + System.getProperty("user.name")
            + " or choose another one with fleet.data.",
        cause);
  }

  static DataFolderException inUse(Path folder) {
    return new DataFolderException(
        "The data folder "
            + folder
            + " is in use by another fleet manager: stop that one or choose another folder with"
            + " fleet.data.");
  }

  static DataFolderException halfRestored(Path folder) {
    return new DataFolderException(
        "A backup was being restored into the data folder "
            + folder
            + " and it is not all there: run \"fleet-manager restore\" again, which begins anew.");
  }

  static DataFolderException notEmpty(Path folder) {
    return new DataFolderException(
        "The data folder "
            + folder
            + " is not empty: a backup is restored into an empty one only. Choose another one with"
            + " fleet.data, or move this one away.");
  }

  private static String reason(IOException cause) {
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
