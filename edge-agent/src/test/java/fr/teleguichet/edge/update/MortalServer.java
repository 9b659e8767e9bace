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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A server that is spoken to by a kiosk whose power may go. */
record MortalServer(UpdateServerClient server, Power power) implements UpdateServerClient {

  @Override
  public PollResponse poll() throws IOException, InterruptedException {
    power.at("asking");
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
    String word = feedback.execution().name().toLowerCase(Locale.ROOT);
    power.at("before telling " + word);
    server.tell(action, feedback);
    power.at("after telling " + word);
  }

  @Override
  public void tellOfCancel(String action, DdiFeedback feedback)
      throws IOException, InterruptedException {
    power.at("before telling of the cancellation");
    server.tellOfCancel(action, feedback);
    power.at("after telling of the cancellation");
  }

  @Override
  public void describe(URI configData, Map<String, String> attributes)
      throws IOException, InterruptedException {
    server.describe(configData, attributes);
  }

  @Override
  public Content open(DdiArtifact artifact, long from, Optional<String> tag)
      throws IOException, InterruptedException {
    Content content = server.open(artifact, from, tag);
    power.at("fetching");
    return new Content(content.from(), content.tag(), new Half(content.bytes(), power));
  }

  /** A file that comes in two pieces at least. */
  private static final class Half extends FilterInputStream {
    private final Power power;
    private boolean hasBegun;
    private boolean isTold;

    Half(InputStream bytes, Power power) {
      super(bytes);
      this.power = power;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (hasBegun && !isTold) {
        isTold = true;
        power.at("fetched to a half");
      }
      hasBegun = true;
      return in.read(into, offset, Math.min(length, TextImages.SIZE / 2));
    }
  }
}
