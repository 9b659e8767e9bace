package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.platform.datadir.NonClosingOutputStream;
import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip file whose last entry, {@value BackupEntryName#SUMS}, holds the SHA-256 of each
 * other, and whose comment holds the SHA-256 of everything before it.
 */
final class BackupArchiveWriter {
  private final TrailingDigestOutputStream whole;
  private final ZipOutputStream zip;
  private final Instant at;
  private final StringBuilder sums = new StringBuilder();

  BackupArchiveWriter(OutputStream out, Instant at) {
    this.whole = new TrailingDigestOutputStream(out);
    this.zip = new ZipOutputStream(whole, StandardCharsets.UTF_8);
    this.at = at;
    zip.setLevel(Deflater.BEST_SPEED);
    zip.setComment(TrailingDigestOutputStream.PLACE);
  }

  /** What an entry holds. */
  @FunctionalInterface
  interface Content<T> {
    /** Writes it; the stream need not be closed. */
    T write(OutputStream out) throws IOException, SQLException;
  }

  /** An entry that was added. */
  record Added<T>(String sha256, T result) {}

  /** Adds an entry. */
  <T> Added<T> add(String name, Content<T> content) throws IOException, SQLException {
    MessageDigest digest = Sha256Digest.begin();
    begin(name);
    T result = content.write(new DigestOutputStream(new NonClosingOutputStream(zip), digest));
    zip.closeEntry();
    String sum = HexFormat.of().formatHex(digest.digest());
    sums.append(sum).append("  ").append(name).append('\n');
    return new Added<>(sum, result);
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    ZipEntry _ = entry.setLastModifiedTime(FileTime.from(at));
    zip.putNextEntry(entry);
  }

  /** Ends the file; what it is written to stays open. */
  void finish() throws IOException {
    begin(BackupEntryName.SUMS);
    zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    whole.finish();
  }
}
