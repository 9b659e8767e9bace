package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.ddi.DdiArtifact;
import fr.teleguichet.edge.update.ddi.DdiFeedback;
import fr.teleguichet.edge.update.ddi.Deployment;
import fr.teleguichet.edge.update.ddi.PollResponse;
import fr.teleguichet.edge.update.ddi.UnfitDeploymentException;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A server at the end of a line that breaks in the middle of a file, once each time it is told. */
final class BreakingLine implements UpdateServerClient {

  private final UpdateServerClient server;
  private int left = Integer.MAX_VALUE;

  BreakingLine(UpdateServerClient server) {
    this.server = server;
  }

  /** It breaks after so many bytes from now on, and is mended then. */
  void breakAfter(int bytes) {
    left = bytes;
  }

  @Override
  public Content open(DdiArtifact artifact, long from, Optional<String> tag)
      throws IOException, InterruptedException {
    Content content = server.open(artifact, from, tag);
    return new Content(content.from(), content.tag(), new Breaking(content.bytes()));
  }

  private final class Breaking extends FilterInputStream {
    Breaking(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        left = Integer.MAX_VALUE;
        throw new IOException("the line broke");
      }
      int read = in.read(bytes, offset, Math.min(length, left));
      left -= left == Integer.MAX_VALUE ? 0 : Math.max(0, read);
      return read;
    }
  }

  @Override
  public PollResponse poll() throws IOException, InterruptedException {
    return server.poll();
  }

  @Override
  public Deployment deployment(PollResponse.Deploy offer)
      throws IOException, InterruptedException, UnfitDeploymentException {
    return server.deployment(offer);
  }

  @Override
  public String stopId(PollResponse.Cancel offer) throws IOException, InterruptedException {
    return server.stopId(offer);
  }

  @Override
  public void tell(String action, DdiFeedback feedback) throws IOException, InterruptedException {
    server.tell(action, feedback);
  }

  @Override
  public void tellOfCancel(String action, DdiFeedback feedback)
      throws IOException, InterruptedException {
    server.tellOfCancel(action, feedback);
  }

  @Override
  public void describe(URI configData, Map<String, String> attributes)
      throws IOException, InterruptedException {
    server.describe(configData, attributes);
  }
}
