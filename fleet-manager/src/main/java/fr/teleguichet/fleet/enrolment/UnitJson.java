package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit as the programming interface tells it. */
@Serdeable
@Schema(name = "Unit", description = "One physical device.")
record UnitJson(
    @Schema(description = "Its number, given once.") int number,
    @Schema(
            description =
                "planned, waiting, enrolled, accepted, lapsed, cancelled, rejected, retired or"
                    + " replaced.")
        String state,
    @Schema(description = "Since when it is in that state.") Instant since,
    @Nullable @Schema(description = "The kiosk that it is, was or shall be.") String kiosk,
    @Nullable String territory,
    @Nullable @Schema(description = "What its screen shows.") String code,
    @Nullable @Schema(description = "SHA-256 of its public key, hexadecimal.") String fingerprint,
    Instant made,
    @Nullable @Schema(description = "When it asked for a certificate last.") Instant seen,
    @Nullable @Schema(description = "Where it asked from.") String address,
    @Nullable @Schema(description = "The unit that took its place.") Integer successor) {

  static UnitJson of(Unit unit) {
    return new UnitJson(
        unit.number().value(),
        unit.state().code(),
        unit.since(),
        unit.state().kiosk().map(name -> name.name().value()).orElse(null),
        unit.state().kiosk().map(name -> name.territory().value()).orElse(null),
        unit.code().map(ShortCode::toString).orElse(null),
        unit.state().fingerprint().map(Fingerprint::hex).orElse(null),
        unit.made(),
        unit.seen().orElse(null),
        unit.address().orElse(null),
        unit.state() instanceof UnitState.Replaced(_, _, var successor)
            ? (Integer) successor.value()
            : null);
  }

  /** A unit with everything that is known of it. */
  @Serdeable
  @Schema(name = "UnitDetail")
  record Detail(
      UnitJson unit,
      @Nullable @Schema(description = "When the open claim of a planned unit ends.")
          Instant claimExpires,
      List<Held> certificates,
      @Schema(description = "What happened to it, newest first; 500 events at most.")
          List<Happened> history) {}

  /** A certificate. */
  @Serdeable
  @Schema(name = "UnitCertificate")
  record Held(String serial, Instant from, Instant until, @Nullable Instant revoked) {
    static Held of(CertificateIssuer.Certificate it) {
      return new Held(it.serial(), it.from(), it.until(), it.revoked().orElse(null));
    }
  }

  /** An event. */
  @Serdeable
  @Schema(name = "UnitEvent")
  record Happened(Instant at, String verb, String actor, String remark) {
    static Happened of(UnitHistoryRepository.Event it) {
      return new Happened(it.at(), it.verb(), it.actor(), it.remark());
    }
  }

  /** A kiosk to be planned. */
  @Serdeable
  @Schema(
      name = "UnitPlan",
      requiredProperties = {"kiosk", "territory"},
      description = "What a device to come shall be.")
  record Plan(
      @Nullable @Schema(description = "The kiosk’s name.") String kiosk,
      @Nullable String territory,
      @Nullable @Schema(description = "The code of the site where it shall stand.") String site,
      @Nullable @Schema(description = "For how many days its claim is good, 1 to 30; else 7.")
          Integer days) {}

  /** For how long a claim shall be good. */
  @Serdeable
  @Schema(name = "ClaimWanted")
  record ClaimWanted(@Nullable @Schema(description = "Days, 1 to 30; else 7.") Integer days) {}

  /** What a person read from the unit's screen, and what the unit shall be. */
  @Serdeable
  @Schema(
      name = "UnitAcceptance",
      description =
          "The code and the fingerprint as the unit’s screen shows them, compared by a person. The"
              + " kiosk and territory are for a waiting unit; a lapsed one keeps its own.")
  record Acceptance(
      @Nullable String code,
      @Nullable String fingerprint,
      @Nullable String kiosk,
      @Nullable String territory,
      @Nullable @Schema(description = "The code of the site where it shall stand.") String site) {

    UnitLifecycleService.Seen seen() {
      return new UnitLifecycleService.Seen(
          code == null ? "" : code, fingerprint == null ? "" : fingerprint);
    }
  }

  /** Which device follows. */
  @Serdeable
  @Schema(name = "UnitSwap")
  record Swap(
      @Nullable @Schema(description = "The number of a waiting unit; none for a device to come.")
          Integer successor,
      @Nullable @Schema(description = "The successor’s code.") String code,
      @Nullable @Schema(description = "The successor’s fingerprint.") String fingerprint) {

    UnitLifecycleService.Seen seen() {
      return new UnitLifecycleService.Seen(
          code == null ? "" : code, fingerprint == null ? "" : fingerprint);
    }
  }

  /** The kiosk's name once more, against mistakes. */
  @Serdeable
  @Schema(name = "UnitConfirmation", requiredProperties = "kiosk")
  record Confirmation(
      @Nullable @Schema(description = "The kiosk’s name, as confirmation.") String kiosk,
      @Nullable @Schema(description = "Why, for the unit’s history; 500 characters at most.")
          String remark) {}
}
