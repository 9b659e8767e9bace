package fr.teleguichet.edge.update.agent;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.version.ImagePayload;
import fr.teleguichet.edge.update.version.SignedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;

/** The agent as it is installed, {@code bin} and {@code lib}, in a tar archive within gzip. */
public final class AgentPackage implements ImagePayload {

  private static final int BUFFER = 64 * 1024;
  private static final long RESERVE = 64L << 20;

  @Override
  public String part() {
    return "agent";
  }

  @Override
  public String compatible() {
    return "teleguichet-edge-agent";
  }

  @Override
  public String base() {
    return "built-in";
  }

  /** Libraries are compressed already, so that a package grows little. */
  @Override
  public long spaceFor(long size) {
    return 3 * size + RESERVE;
  }

  @Override
  public void inspect(SignedImage image) throws InstallException, IOException {
    read(image, new AgentPackageCheck(), _ -> {});
  }

  @Override
  public void unpack(SignedImage image, Path folder, IntConsumer percent)
      throws InstallException, IOException {
    read(image, new AgentPackageUnpacker(folder), percent);
  }

  private static void read(SignedImage image, AgentPackageVisitor visitor, IntConsumer percent)
      throws InstallException, IOException {
    try (InputStream packed = image.content().open();
        var counted = new ProgressInputStream(packed, image.size(), percent);
        var in = new GZIPInputStream(new BufferedInputStream(counted, BUFFER), BUFFER)) {
      new TarArchiveReader(in, visitor).read();
      // The digest is judged at the end only.
      var _ = packed.transferTo(OutputStream.nullOutputStream());
    } catch (AgentPackageUnpacker.DiskException e) {
      throw e;
    } catch (IOException e) {
      throw new InstallException(Reason.DAMAGED, "the package: " + e.getMessage(), e);
    }
    if (!visitor.isComplete()) {
      throw new InstallException(
          Reason.DAMAGED, "the package lacks bin/edge-agent, which can be run, or its libraries");
    }
  }
}
