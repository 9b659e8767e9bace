package fr.teleguichet.fleet.backup;

import java.io.IOException;
import java.nio.file.Path;

/** A backup cannot be made or restored, in a sentence that tells the operator what to do. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }

  static BackupException notWhole(Path file, String what) {
    return new BackupException(
        "The file " + file + " is not a whole backup (" + what + "): take another copy of it.");
  }

  static BackupException notWhole(Path file, Throwable cause) {
    return new BackupException(
        "The file "
            + file
            + " is not a whole backup: it was cut off or changed. Take another copy.",
        cause);
  }

  static BackupException notWritten(Path file, IOException cause) {
    return new BackupException(
        "The backup "
            + file
            + " cannot be written ("
            + cause.getMessage()
            + "): nothing is left of it.",
        cause);
  }

  static BackupException noPlace(Path where, long needed, long free) {
    return new BackupException(
        "There is too little free space for "
            + where
            + ": some "
            + ByteCountText.shown(needed)
            + " are needed and "
            + ByteCountText.shown(free)
            + " are free.");
  }
}
