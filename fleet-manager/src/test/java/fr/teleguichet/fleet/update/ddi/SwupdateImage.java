package fr.teleguichet.fleet.update.ddi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An image as SWUpdate takes it: an archive in the cpio format of SVR4 without check sums. */
final class SwupdateImage {
  private SwupdateImage() {}

  /** What the image says of itself: one file for one place. */
  static String description(String file, String target, String sha256) {
    return """
    software = {
      version = "1.0.0";
      hardware-compatibility: [ "1.0" ];
      files: ( { filename = "%s"; path = "%s"; sha256 = "%s"; } );
    };
    """
        .formatted(file, target, sha256);
  }

  /** Packs files in their order. */
  static byte[] pack(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int number = 1;
    for (var file : files.entrySet()) {
      entry(out, number++, file.getKey(), file.getValue());
    }
    entry(out, 0, "TRAILER!!!", new byte[0]);
    return out.toByteArray();
  }

  private static void entry(ByteArrayOutputStream out, int number, String name, byte[] content) {
    byte[] path = (name + "\0").getBytes(StandardCharsets.US_ASCII);
    int[] fields = {number, 0100644, 0, 0, 1, 0, content.length, 0, 0, 0, 0, path.length, 0};
    StringBuilder head = new StringBuilder("070701");
    for (int field : fields) {
      head.append("%08x".formatted(field));
    }
    out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(path);
    align(out);
    out.writeBytes(content);
    align(out);
  }

  private static void align(ByteArrayOutputStream out) {
    while (out.size() % 4 != 0) {
      out.write(0);
    }
  }
}
