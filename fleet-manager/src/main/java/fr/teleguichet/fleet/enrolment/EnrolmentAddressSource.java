package fr.teleguichet.fleet.enrolment;

import java.net.URI;
import java.util.Optional;

/** Where units enrol, and whom they may trust there. */
@FunctionalInterface
public interface EnrolmentAddressSource {

  /**
   * What a claim says of it.
   *
   * @param manager the device listener, such as {@code https://fleet.example.org:8443}
   * @param broker the MQTT broker; empty where that is left to whoever prepares the unit
   * @param authorities the root certificate, PEM
   */
  record Place(URI manager, Optional<URI> broker, String authorities) {}

  /** The place; empty while there is none, and then no claim can be made. */
  Optional<Place> now();
}
