package fr.teleguichet.packages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The same package under another version. A package is an archive of three members in the format of
 * ar; only the one with the control files is packed anew, since the files of the program are
 * hundreds of megabytes.
 */
final class RenumberedPackage {
  private static final byte[] MAGIC = "!<arch>\n".getBytes(US_ASCII);
  private static final int HEADER = 60;

  private RenumberedPackage() {}

  /** Writes it into a folder under the name that Debian gives it. */
  static Path of(DebianPackage original, String version, Path folder) throws IOException {
    Path control = Files.createDirectory(folder.resolve(original.name() + "-" + version));
    String _ =
        Program.output("dpkg-deb", "--control", original.file().toString(), control.toString());
    Path fields = control.resolve("control");
    String changed =
        Files.readString(fields).replaceFirst("(?m)^Version: .*$", "Version: " + version);
    Path _ = Files.writeString(fields, changed);
    Path packed = folder.resolve(control.getFileName() + ".tar.gz");
    String _ =
        Program.output(
            "tar",
            "--owner=0",
            "--group=0",
            "-czf",
            packed.toString(),
            "-C",
            control.toString(),
            ".");

    Path renumbered = folder.resolve(original.name() + "_" + version + "_all.deb");
    try (FileChannel in = FileChannel.open(original.file());
        FileChannel out =
            FileChannel.open(renumbered, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream stream = Channels.newOutputStream(out);
      stream.write(MAGIC);
      long at = MAGIC.length;
      while (at < in.size()) {
        String header = header(in, at);
        long size = Long.parseLong(header.substring(48, 58).strip());
        if (header.startsWith("control.tar")) {
          append(stream, "control.tar.gz", packed);
        } else {
          stream.write(header.getBytes(US_ASCII));
          assertThat(in.transferTo(at + HEADER, padded(size), out)).isEqualTo(padded(size));
        }
        at += HEADER + padded(size);
      }
    }
    return renumbered;
  }

  private static String header(FileChannel in, long at) throws IOException {
    byte[] header = Channels.newInputStream(in.position(at)).readNBytes(HEADER);
    return new String(header, US_ASCII);
  }

  private static void append(OutputStream out, String name, Path content) throws IOException {
    long size = Files.size(content);
    out.write(
        String.format("%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, 0, 0, 0, "100644", size)
            .getBytes(US_ASCII));
    long _ = Files.copy(content, out);
    if (size % 2 == 1) {
      out.write('\n');
    }
  }

  private static long padded(long size) {
    return size + size % 2;
  }
}
