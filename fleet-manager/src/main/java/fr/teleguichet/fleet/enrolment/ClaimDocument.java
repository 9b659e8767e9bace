package fr.teleguichet.fleet.enrolment;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The claim file, as a unit reads it from {@code teleguichet/claim.json}. */
@Serdeable
@Schema(
    name = "Claim",
    description = "What a unit enrols with, once. It is handed out once and can’t be read again.")
record ClaimDocument(
    @Schema(description = "The file’s version, 1.") int version,
    @Schema(description = "22 characters; the user name of the first enrolment.") String id,
    @Schema(description = "43 characters; the password of the first enrolment.") String secret,
    String kiosk,
    String territory,
    @Schema(description = "Where to enrol.") String manager,
    @Schema(description = "The MQTT broker, where the manager knows how kiosks reach it.")
        @Nullable String broker,
    @Schema(description = "When it ends, in UTC.") Instant expires,
    @Schema(description = "The fleet’s root certificate, PEM.") String authorities) {

  static final int VERSION = 1;

  @Override
  public String toString() {
    return "ClaimDocument[id=" + id + ", kiosk=" + kiosk + ", expires=" + expires + "]";
  }
}
