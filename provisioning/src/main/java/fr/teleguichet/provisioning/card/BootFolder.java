package fr.teleguichet.provisioning.card;

import fr.teleguichet.provisioning.trouble.TroubleException;
import java.util.Optional;

/**
 * The files of a boot partition, however they are reached. Paths are relative, with {@code /}
 * between names.
 */
public interface BootFolder {

  /** The largest file that is read: a Raspberry Pi's own text files have a few KiB. */
  int MAX_SIZE = 256 * 1024;

  /** Where these files are, for messages. */
  String place();

  /**
   * A file's content; empty when there is none.
   *
   * @throws TroubleException when it can't be read or is larger than {@link #MAX_SIZE}
   */
  Optional<byte[]> read(String path) throws TroubleException;

  /**
   * Writes a file whole, with the folder that it lies in.
   *
   * @throws TroubleException when there is no room, or the card can't be written
   */
  void write(String path, byte[] content) throws TroubleException;

  /** Removes a file; nothing when there is none. */
  void remove(String path) throws TroubleException;

  /** Removes a folder if it is empty. */
  void removeFolder(String path) throws TroubleException;

  /** Makes sure that everything is on the card itself, and that the next reading is from there. */
  void settle() throws TroubleException;
}
