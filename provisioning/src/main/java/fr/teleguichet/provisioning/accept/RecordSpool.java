package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Signed records that wait for the manager, each in a file of its own that is removed once the
 * manager has it. What the manager will never take is set aside, so that it holds up nothing.
 */
public final class RecordSpool {

  private static final String ENDING = ".jws";

  private final Path folder;

  /** The records in this folder. */
  public RecordSpool(Path folder) {
    this.folder = folder;
  }

  /**
   * What became of the records.
   *
   * @param sent how many the manager has now
   * @param setAside how many it will never take
   * @param waiting how many still wait
   */
  public record Outcome(int sent, int setAside, int waiting) {}

  /** Keeps a record. The same one twice is one. */
  public void keep(String signed) throws TroubleException {
    String name =
        Fingerprint.ofEncoded(signed.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, 32);
    DurableFileWriter.write(folder.resolve(name + ENDING), signed);
  }

  /**
   * Hands every record over, oldest name first.
   *
   * @throws TroubleException at the first that the manager does not answer for; those before are
   *     gone
   */
  public Outcome send(AcceptanceUploader door) throws TroubleException {
    int sent = 0;
    int setAside = 0;
    for (Path file : waiting()) {
      if (door.deliver(content(file))) {
        DurableFileWriter.delete(file);
        sent++;
      } else {
        setAside(file);
        setAside++;
      }
    }
    return new Outcome(sent, setAside, waiting().size());
  }

  /** The records that wait. */
  public List<Path> waiting() throws TroubleException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
        entries.forEach(files::add);
      } catch (IOException e) {
        throw new TroubleException(
            TroubleKind.MACHINE, Message.of("file.unreadable", folder, e.toString()), e);
      }
    }
    return files.stream().sorted().toList();
  }

  private static String content(Path file) throws TroubleException {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("file.unreadable", file, e.toString()), e);
    }
  }

  private static void setAside(Path file) throws TroubleException {
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".refused"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("file.unwritable", file, e.toString()), e);
    }
  }
}
