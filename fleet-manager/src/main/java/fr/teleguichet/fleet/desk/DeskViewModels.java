package fr.teleguichet.fleet.desk;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the desk shows. */
public final class DeskViewModels {
  private DeskViewModels() {}

  /**
   * The page as it is opened.
   *
   * @param services names of the services that the reader speaks for
   * @param paused whether the reader has a break
   */
  public record Desk(List<String> services, boolean paused) {
    public Desk {
      services = List.copyOf(services);
    }
  }

  /**
   * Somebody who waits, without a name.
   *
   * @param place where the kiosk stands
   * @param service what for
   * @param language key of the language in which the kiosk is used
   * @param accompanied whether somebody helps there
   */
  public record Waiting(
      UUID id, String place, String service, String language, boolean accompanied, Instant since) {}

  /**
   * The room of another service.
   *
   * @param speaks whether its page tells when somebody has come in
   */
  public record Room(URI page, boolean speaks) {}

  /** All who wait, longest first. */
  public record Queue(List<Waiting> waiting, Instant now) {
    public Queue {
      waiting = List.copyOf(waiting);
    }
  }
}
