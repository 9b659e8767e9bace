package fr.teleguichet.fleet.portability;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads an archive, of which nothing is believed before its bytes were read to their end. */
final class DataArchiveReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final ArchiveLimits limits;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();

  private DataArchiveReader(Path file, ArchiveLimits limits, ZipFile zip) {
    this.file = file;
    this.limits = limits;
    this.zip = zip;
  }

  static DataArchiveReader open(Path file, ArchiveLimits limits) {
    if (!Files.exists(file)) {
      throw new PortabilityException("There is no file " + file + ".");
    }
    try {
      return new DataArchiveReader(
          file, limits, new ZipFile(file.toFile(), StandardCharsets.UTF_8));
    } catch (ZipException e) {
      throw PortabilityException.refused(file, "it is no whole zip file (" + e.getMessage() + ")");
    } catch (IOException e) {
      throw PortabilityException.notRead(file, e);
    }
  }

  /** Reads all of it and compares every length and sum. */
  DataPackage verify() {
    try {
      list();
      DataPackage described = new DataPackageReader(file).read(description());
      Set<String> told = new HashSet<>();
      for (PackageResource resource : described.resources()) {
        if (!told.add(resource.path())) {
          throw refused("datapackage.json describes " + resource.path() + " twice");
        }
        verify(resource);
      }
      for (String name : entries.keySet()) {
        if (!told.contains(name) && !name.equals(DataPackage.FILE)) {
          throw refused("datapackage.json does not describe the file " + name);
        }
      }
      return described;
    } catch (IOException e) {
      throw PortabilityException.notRead(file, e);
    }
  }

  private void list() {
    if (zip.size() > limits.entries()) {
      throw refused("it has more than " + limits.entries() + " files");
    }
    zip.stream()
        .forEach(
            entry -> {
              if (!ArchiveFileNames.isKnown(entry.getName())) {
                throw refused(
                    "it has a file “" + shown(entry.getName()) + "”, which is none of ours");
              }
              if (entries.put(entry.getName(), entry) != null) {
                throw refused("it has the file " + entry.getName() + " twice");
              }
            });
  }

  private String description() throws IOException {
    try (InputStream in = open(DataPackage.FILE)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(limits.description()) + 1);
      if (bytes.length > limits.description()) {
        throw refused("datapackage.json has more than " + limits.description() + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private void verify(PackageResource resource) throws IOException {
    String path = resource.path();
    ZipEntry entry = entries.get(path);
    if (entry != null
        && resource.bytes() > limits.small()
        && resource.bytes() / limits.ratio() > entry.getCompressedSize()) {
      throw refused(path + " is more than " + limits.ratio() + " times larger than what is packed");
    }
    MessageDigest digest = Sha256Digest.begin();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
        if (bytes > resource.bytes()) {
          throw refused(path + " has more than the " + resource.bytes() + " bytes that it should");
        }
      }
    }
    if (bytes != resource.bytes()) {
      throw refused(path + " has " + bytes + " bytes and should have " + resource.bytes());
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(resource.sha256())) {
      throw refused(path + " has another SHA-256 than datapackage.json says");
    }
    if (ArchiveFileNames.artifactOf(path)
        .filter(sum -> !sum.equals(resource.sha256()))
        .isPresent()) {
      throw refused(path + " is not the file that its name says");
    }
  }

  /** The bytes of a file. */
  InputStream open(String path) throws IOException {
    ZipEntry entry = entries.get(path);
    if (entry == null) {
      throw refused("it has no file " + path);
    }
    return new BufferedInputStream(zip.getInputStream(entry), BUFFER);
  }

  boolean has(String path) {
    return entries.containsKey(path);
  }

  PortabilityException refused(String why) {
    return PortabilityException.refused(file, why);
  }

  PortabilityException notKept(IOException cause) {
    return PortabilityException.notKept(file, cause);
  }

  PortabilityException refused(String path, int line, int column, String why) {
    return PortabilityException.refused(file, path, line, column, why);
  }

  private static String shown(String name) {
    String line = name.replaceAll("\\p{Cntrl}", "?");
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
