package fr.teleguichet.provisioning.accept;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that a power cut finds either as they were or as they became. */
final class DurableFileWriter {

  private DurableFileWriter() {}

  static void write(Path file, String text) throws TroubleException {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          var _ = out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("file.unwritable", file, e.toString()), e);
    }
  }

  static void delete(Path file) throws TroubleException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("file.unwritable", file, e.toString()), e);
    }
  }
}
