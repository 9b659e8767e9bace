package fr.teleguichet.fleet.update.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where contents lie, each once, under the name of its SHA-256. */
interface ArtifactStorage {

  /** What is known of a content that should be there. */
  enum Condition {
    /** It is what its name says. */
    WHOLE,
    /** Something else lies in its place, or nothing. */
    DAMAGED
  }

  /**
   * Keeps a whole file, which is then in its place or gone.
   *
   * @throws IOException when it could not be kept; nothing of it can be found then
   */
  void keep(Path file, String sha256) throws IOException;

  /**
   * A content from a byte on. What is seen not to be it is not given out.
   *
   * @throws ContentLostException when it is not there, or something else is
   * @throws IOException when it could not be read
   */
  InputStream open(String sha256, long size, long from) throws IOException;

  /**
   * Reads the whole content and compares.
   *
   * @throws IOException when it could not be read, which says nothing of its condition
   */
  Condition check(String sha256, long size) throws IOException;
}
