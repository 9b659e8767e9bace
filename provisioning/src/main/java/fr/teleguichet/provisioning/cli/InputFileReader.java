package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.prepare.Secret;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a person names on the command line, up to a size. */
final class InputFileReader {

  private static final int MAX_SECRET = 4096;
  private static final Path STANDARD_INPUT = Path.of("-");

  private InputFileReader() {}

  /** Whether what is meant is no file but the standard input. */
  static boolean isStandardInput(Path file) {
    return file.equals(STANDARD_INPUT);
  }

  /** The whole content. */
  static byte[] read(Path file, int largest) throws TroubleException {
    try (InputStream in = Files.newInputStream(file)) {
      return limited(in, file, largest);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.USAGE,
          Message.of("file.unreadable", file, String.valueOf(e.getMessage())),
          e);
    }
  }

  /** The whole content, of the standard input if the file is {@code -}. */
  static byte[] readOrInput(Path file, ProgramEnvironment equipment, int largest)
      throws TroubleException {
    if (!isStandardInput(file)) {
      return read(file, largest);
    }
    try {
      return limited(equipment.input(), file, largest);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.USAGE,
          Message.of("file.unreadable", file, String.valueOf(e.getMessage())),
          e);
    }
  }

  /** A secret: the file's only line. */
  static Secret secret(Path file, ProgramEnvironment equipment) throws TroubleException {
    String text = new String(readOrInput(file, equipment, MAX_SECRET), StandardCharsets.UTF_8);
    String line = text.replaceFirst("\\r?\\n\\z", "");
    if (line.isEmpty() || line.contains("\n")) {
      throw new TroubleException(TroubleKind.USAGE, "file.secret", file);
    }
    return new Secret(line);
  }

  private static byte[] limited(InputStream in, Path file, int largest)
      throws IOException, TroubleException {
    byte[] content = in.readNBytes(largest + 1);
    if (content.length > largest) {
      throw new TroubleException(TroubleKind.USAGE, "file.large", file, largest / 1024);
    }
    return content;
  }
}
