package fr.teleguichet.fleet.platform.opendocument;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of an OpenDocument file. Everything is unpacked once, into memory and counted byte by
 * byte: what a ZIP file says of its sizes is a claim, and skipping an entry unpacks it too.
 */
final class OpenDocumentUnpacker {

  /** As IANA registers it; it stands in a file of its own. */
  static final String KIND = "application/vnd.oasis.opendocument.spreadsheet";

  private static final int MAX_ENTRIES = 200;

  /** Unpacked, all files together: some forty times as much as the longest table needs. */
  private static final int MAX_BYTES = 24_000_000;

  private static final int BLOCK = 8_192;

  private static final String KIND_FILE = "mimetype";
  private static final String MANIFEST = "META-INF/manifest.xml";
  private static final String CONTENT = "content.xml";

  /** Pictures, macros, settings and whatever else there may be are counted and forgotten. */
  private static final Set<String> KEPT = Set.of(KIND_FILE, MANIFEST, CONTENT);

  private OpenDocumentUnpacker() {}

  /** The XML of the sheets. */
  static byte[] content(byte[] file) throws OpenDocumentException {
    Map<String, byte[]> files = unpack(file);
    if (files.isEmpty()) {
      throw OpenDocumentException.ofFile(
          isEncryptedZip(file) ? OpenDocumentFault.ENCRYPTED : OpenDocumentFault.DAMAGED);
    }
    byte[] kind = files.getOrDefault(KIND_FILE, new byte[0]);
    byte[] content = files.get(CONTENT);
    String manifest = new String(files.getOrDefault(MANIFEST, new byte[0]), StandardCharsets.UTF_8);
    if (!new String(kind, StandardCharsets.UTF_8).strip().equals(KIND)) {
      throw OpenDocumentException.ofFile(OpenDocumentFault.OTHER_KIND);
    }
    if (manifest.contains("encryption-data") || files.containsKey("encrypted-package")) {
      throw OpenDocumentException.ofFile(OpenDocumentFault.ENCRYPTED);
    }
    if (content == null) {
      throw OpenDocumentException.ofFile(OpenDocumentFault.OTHER_KIND);
    }
    return content;
  }

  /** Each name of the file, with what is kept of it. */
  private static Map<String, byte[]> unpack(byte[] file) throws OpenDocumentException {
    Map<String, byte[]> files = new HashMap<>();
    Set<String> seen = new HashSet<>();
    int total = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (!seen.add(name)) {
          throw OpenDocumentException.ofFile(OpenDocumentFault.TWICE);
        }
        if (seen.size() > MAX_ENTRIES) {
          throw OpenDocumentException.ofFile(OpenDocumentFault.ENTRIES);
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int read = zip.read(block); read >= 0; read = zip.read(block)) {
          total += read;
          if (total > MAX_BYTES) {
            throw OpenDocumentException.ofFile(OpenDocumentFault.TOO_LARGE);
          }
          if (KEPT.contains(name)) {
            kept.write(block, 0, read);
          }
        }
        files.put(name, kept.toByteArray());
      }
      return files;
    } catch (IOException | RuntimeException _) { // one of the latter for a very wrong head
      throw OpenDocumentException.ofFile(
          isEncryptedZip(file) ? OpenDocumentFault.ENCRYPTED : OpenDocumentFault.DAMAGED);
    }
  }

  /** Bit 0 of the flags in the first entry's head (APPNOTE 4.4.4). */
  private static boolean isEncryptedZip(byte[] file) {
    return file.length > 6 && file[0] == 'P' && file[1] == 'K' && (file[6] & 1) != 0;
  }
}
