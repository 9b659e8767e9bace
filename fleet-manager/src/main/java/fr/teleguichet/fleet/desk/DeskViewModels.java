package fr.teleguichet.fleet.desk;

import fr.teleguichet.fleet.appointment.AppointmentViewModels;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the desk shows. */
public final class DeskViewModels {
  private DeskViewModels() {}

  /**
   * The page as it is opened.
   *
   * @param services names of the services that the reader speaks for
   * @param paused whether the reader has a break
   * @param today who comes today
   */
  public record Desk(List<String> services, boolean paused, AppointmentViewModels.Today today) {
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
   * @param appointment the time of the day of an appointment, in words
   * @param transferredBy name of the service that passed the citizen on
   */
  public record Waiting(
      UUID id,
      String place,
      String service,
      String language,
      boolean accompanied,
      Instant since,
      Optional<String> appointment,
      Optional<String> transferredBy) {}

  /**
   * A service to which a citizen can be passed on.
   *
   * @param free how many of its advisers have no call
   * @param waiting how many wait for it
   * @param minutes how long whoever comes first would wait, where it can be told
   */
  public record TransferTarget(
      ServiceCode code, String name, int free, int waiting, Optional<Long> minutes) {}

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
