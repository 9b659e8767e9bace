package fr.teleguichet.provisioning.flash;

import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/** Reads what was written, and compares it with the image. */
final class ImageVerifier {

  private final Path target;
  private final LongConsumer progress;

  ImageVerifier(Path target, LongConsumer progress) {
    this.target = target;
    this.progress = progress;
  }

  void compare(FileChannel source, SystemImage image) throws IOException, TroubleException {
    ByteBuffer wanted = ByteBuffer.allocateDirect(ImageWriter.PIECE);
    ByteBuffer found = ByteBuffer.allocateDirect(ImageWriter.PIECE);
    try (FileChannel written = FileChannel.open(target, StandardOpenOption.READ)) {
      for (long at = 0; at < image.size(); at += wanted.limit()) {
        wanted.clear().limit((int) Math.min(ImageWriter.PIECE, image.size() - at));
        ImageWriter.fill(wanted, source, at);
        read(written, found.clear().limit(wanted.limit()), at);
        int difference = wanted.mismatch(found);
        if (difference >= 0) {
          throw new TroubleException(TroubleKind.MACHINE, "flash.differs", target, at + difference);
        }
        progress.accept(at + wanted.limit());
      }
    }
  }

  /** As much as there is: what ends too early differs at its end. */
  private static void read(FileChannel written, ByteBuffer found, long at) throws IOException {
    while (found.hasRemaining() && written.read(found, at + found.position()) > 0) {
      // As much as comes at once.
    }
    var _ = found.flip();
  }
}
