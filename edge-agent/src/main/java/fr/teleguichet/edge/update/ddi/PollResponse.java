package fr.teleguichet.edge.update.ddi;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The server's answer to the question whether there is something to do.
 *
 * @param sleep until the next question, as the server wants it
 * @param configData where it wants the kiosk's attributes; nothing when it has them
 */
public record PollResponse(Duration sleep, Optional<Offer> offer, Optional<URI> configData) {

  /** The one action that a poll offers. */
  public sealed interface Offer {
    /** The action's. */
    String id();
  }

  /** Something to install. */
  public record Deploy(String id, URI link) implements Offer {}

  /** Something that is not wanted any more. */
  public record Cancel(String id, URI link) implements Offer {}

  /** Something that a person at the kiosk would have to agree to: nobody here can. */
  public record Confirm(String id) implements Offer {}
}
