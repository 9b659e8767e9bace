package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that the program writes for a person. */
final class OutputFileWriter {

  private OutputFileWriter() {}

  /** Writes a file; one that exists only if it may be written over. */
  static void write(Path file, byte[] content, boolean over) throws TroubleException {
    OpenOption[] options =
        over
            ? new OpenOption[] {
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE
            }
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      Files.write(file, content, options);
    } catch (FileAlreadyExistsException e) {
      throw new TroubleException(TroubleKind.REFUSED, Message.of("file.exists", file), e);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("file.unwritable", file, e.toString()), e);
    }
  }

  /** Writes a new file that its owner alone may read, from its first byte on. */
  static void writeSecret(Path file, byte[] content) throws TroubleException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, content, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new TroubleException(TroubleKind.REFUSED, Message.of("file.exists", file), e);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("file.unwritable", file, e.toString()), e);
    }
  }
}
