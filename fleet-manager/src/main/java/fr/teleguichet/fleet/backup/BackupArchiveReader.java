package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.platform.database.DumpStatementValidator;
import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads a backup from its beginning to its end and refuses it when a byte is missing or another
 * one.
 *
 * @param file the backup
 * @param key the file with the private key that opens it, where it is encrypted
 * @param signer the file with the certificate of whoever signed it, where that is asked
 */
record BackupArchiveReader(Path file, Optional<Path> key, Optional<Path> signer) {
  private static final int MAX_TEXT = 64 << 20;
  private static final int BUFFER = 1 << 16;

  /** Takes the entries one after the other. */
  @FunctionalInterface
  interface Entries {
    /** Reads one, or leaves it. */
    void take(String name, InputStream content) throws IOException, SQLException;
  }

  /** Reads all of it, compares every sum, and then refuses a database with others' statements. */
  BackupManifest verify() {
    List<String> refusals = new ArrayList<>();
    try {
      BackupManifest manifest =
          read(
              (name, content) -> {
                if (name.equals(BackupEntryName.DATABASE)) {
                  DumpStatementValidator.refusal(sql(content)).ifPresent(refusals::add);
                }
              });
      if (!refusals.isEmpty()) {
        throw notRestorable(BackupEntryName.DATABASE, new IOException(refusals.getFirst()));
      }
      return manifest;
    } catch (SQLException e) {
      throw new IllegalStateException("nothing is written into a database", e);
    }
  }

  /**
   * Gives each entry away while it reads; whether they are whole is known at the end only.
   *
   * @throws BackupException when they are not
   */
  BackupManifest read(Entries entries) throws SQLException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      if (signer.isEmpty()) {
        return read(bytes, entries);
      }
      BackupSignatureVerifier verifier = BackupSignatureVerifier.of(file, bytes, signer.get());
      BackupManifest manifest = read(verifier.content(), entries);
      verifier.verify();
      return manifest;
    } catch (NoSuchFileException e) {
      throw new BackupException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw BackupException.notWhole(file, e);
    }
  }

  private BackupManifest read(InputStream bytes, Entries entries) throws IOException, SQLException {
    TrailingDigestInputStream whole =
        new TrailingDigestInputStream(BackupEncryption.open(file, bytes, key));
    Map<String, String> sums = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    ZipInputStream zip = new ZipInputStream(whole, StandardCharsets.UTF_8);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (!BackupEntryName.isKnown(name) || sums.containsKey(name)) {
        throw BackupException.notWhole(file, "it has an entry that is none of a backup's");
      }
      MessageDigest digest = Sha256Digest.begin();
      DigestInputStream content = new DigestInputStream(zip, digest);
      if (name.equals(BackupEntryName.MANIFEST) || name.equals(BackupEntryName.SUMS)) {
        String _ = texts.put(name, text(content));
      } else {
        take(entries, name, content);
      }
      long _ = content.transferTo(OutputStream.nullOutputStream());
      String _ = sums.put(name, HexFormat.of().formatHex(digest.digest()));
    }
    if (!whole.isWhole()) {
      throw BackupException.notWhole(file, "it was cut off or changed");
    }
    return compare(sums, texts);
  }

  /** What fails on the side of whoever takes it is no fault of the backup. */
  private static void take(Entries entries, String name, InputStream content)
      throws SQLException, IOException {
    ReadingOnly guarded = new ReadingOnly(content);
    try {
      entries.take(name, guarded);
    } catch (IOException e) {
      if (guarded.failed) {
        throw e;
      }
      throw notRestorable(name, e);
    }
  }

  private static BackupException notRestorable(String name, IOException why) {
    return new BackupException(
        "The part " + name + " of the backup cannot be restored (" + why.getMessage() + ").", why);
  }

  private BackupManifest compare(Map<String, String> sums, Map<String, String> texts) {
    Map<String, String> said = new TreeMap<>();
    texts
        .getOrDefault(BackupEntryName.SUMS, "")
        .lines()
        .filter(line -> line.length() > 66)
        .forEach(line -> said.put(line.substring(66), line.substring(0, 64)));
    String _ = sums.remove(BackupEntryName.SUMS);
    if (!said.equals(sums) || !sums.containsKey(BackupEntryName.DATABASE)) {
      throw BackupException.notWhole(file, "the sum of a part is another one");
    }
    try {
      return BackupManifest.parse(texts.getOrDefault(BackupEntryName.MANIFEST, ""));
    } catch (IllegalArgumentException e) {
      throw new BackupException(
          "The backup " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The text of a dump. */
  static Reader sql(InputStream content) {
    return new InputStreamReader(content, StandardCharsets.UTF_8);
  }

  private static String text(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MAX_TEXT + 1);
    if (bytes.length > MAX_TEXT) {
      throw new IOException("a list in it is too long");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Knows whether it was the reading that failed, and stays open. */
  private static final class ReadingOnly extends FilterInputStream {
    private boolean failed;

    ReadingOnly(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public void close() {
      // The next entry follows.
    }
  }
}
