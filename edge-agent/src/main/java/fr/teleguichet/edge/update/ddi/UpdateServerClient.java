package fr.teleguichet.edge.update.ddi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A server of updates, in DDI's words. Its methods wait for the network; each fails with a {@link
 * DdiException} when there is no usable answer.
 */
public interface UpdateServerClient {

  /** Asks whether there is something to do. */
  PollResponse poll() throws IOException, InterruptedException;

  /**
   * What is to be installed.
   *
   * @throws UnfitDeploymentException when nobody may follow it
   */
  Deployment deployment(PollResponse.Deploy offer)
      throws IOException, InterruptedException, UnfitDeploymentException;

  /** The action that must be stopped. */
  String stopId(PollResponse.Cancel offer) throws IOException, InterruptedException;

  /** Says where a deployment stands. */
  void tell(String action, DdiFeedback feedback) throws IOException, InterruptedException;

  /** Says what became of the wish to cancel. */
  void tellOfCancel(String action, DdiFeedback feedback) throws IOException, InterruptedException;

  /** Says what the kiosk is. */
  void describe(URI configData, Map<String, String> attributes)
      throws IOException, InterruptedException;

  /**
   * Opens a file.
   *
   * @param from the first byte that is wanted
   * @param tag of the file whose first part is there already; without it, from must be 0
   */
  Content open(DdiArtifact artifact, long from, Optional<String> tag)
      throws IOException, InterruptedException;

  /**
   * A file that comes in.
   *
   * @param from the first byte that comes: what was asked for, or 0 when the file is another one
   *     now, or the server knows no ranges
   * @param tag by which a later request can say that it means this content
   */
  record Content(long from, Optional<String> tag, InputStream bytes) {}
}
