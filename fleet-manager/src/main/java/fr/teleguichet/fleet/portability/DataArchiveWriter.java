package fr.teleguichet.fleet.portability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the files of an archive one after the other, and knows what it has written. */
final class DataArchiveWriter {
  private final ZipOutputStream zip;
  private final Instant at;
  private final List<PackageResource> files = new ArrayList<>();

  DataArchiveWriter(OutputStream out, Instant at) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.at = at;
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** What a file holds. */
  @FunctionalInterface
  interface Content<T> {
    /** Writes it, and says what it was; the stream need not be closed. */
    T write(OutputStream out) throws IOException, SQLException;
  }

  /** What the archive knows of a table beside its bytes. */
  record TableFacts(long rows, List<String> fields, OptionalLong nextNumber) {}

  /** Adds a table. */
  long addTable(String name, Content<TableFacts> content) throws IOException, SQLException {
    String path = ArchiveFileNames.table(name);
    CountingDigestOutputStream out = begin(path);
    TableFacts facts = content.write(out);
    zip.closeEntry();
    boolean _ =
        files.add(
            new PackageResource(
                path, out.bytes(), out.sha256(), facts.rows(), facts.fields(), facts.nextNumber()));
    return facts.rows();
  }

  /** Adds a file that is no table. */
  PackageResource addFile(String path, Content<?> content) throws IOException, SQLException {
    CountingDigestOutputStream out = begin(path);
    Object _ = content.write(out);
    zip.closeEntry();
    PackageResource file = PackageResource.file(path, out.bytes(), out.sha256());
    boolean _ = files.add(file);
    return file;
  }

  void addText(String path, String text) throws IOException, SQLException {
    PackageResource _ =
        addFile(
            path,
            out -> {
              out.write(text.getBytes(StandardCharsets.UTF_8));
              return path;
            });
  }

  /** Ends the archive with its description. */
  void finish(String description) throws IOException {
    CountingDigestOutputStream out = begin(DataPackage.FILE);
    out.write(description.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    zip.flush();
  }

  List<PackageResource> files() {
    return List.copyOf(files);
  }

  private CountingDigestOutputStream begin(String path) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    ZipEntry _ = entry.setLastModifiedTime(FileTime.from(at));
    zip.putNextEntry(entry);
    return new CountingDigestOutputStream(zip);
  }
}
