package fr.teleguichet.fleet.update.key;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Release keys for programs. */
@Tag(name = "updates")
@Controller("/api/v1/release-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReleaseKeyApi {

  /** A release key. */
  @Serdeable
  @Schema(name = "ReleaseKey", description = "A certificate whose signatures on releases count.")
  record Item(
      int id,
      String name,
      @Schema(description = "SHA-256 of the certificate's DER.") String fingerprint,
      @Schema(description = "The certificate's distinguished name.") String subject,
      @Schema(description = "PEM.") String certificate,
      @Schema(description = "What it signs: releases or trust-lists.") String purpose,
      Instant validFrom,
      Instant validUntil,
      @Schema(description = "Whether its time is over, or has not come.") boolean expired,
      Instant added,
      String addedBy,
      @Nullable @Schema(description = "Since when nothing is taken that it signs.") Instant retired,
      @Nullable String retiredBy) {
    static Item of(ReleaseKey key, Instant now) {
      return new Item(
          key.id(),
          key.name(),
          key.fingerprint(),
          key.subject(),
          key.pem(),
          key.purpose().code(),
          key.validFrom(),
          key.validUntil(),
          !key.isValid(now),
          key.added(),
          key.addedBy(),
          key.retired().map(ReleaseKey.Retired::at).orElse(null),
          key.retired().map(ReleaseKey.Retired::by).orElse(null));
    }
  }

  /** A key as it shall be. */
  @Serdeable
  @Schema(
      name = "ReleaseKeyContent",
      requiredProperties = {"name", "certificate"},
      description = "A key to believe.")
  record Wanted(
      @Nullable @Schema(description = "What people call it.") String name,
      @Nullable @Schema(description = "One certificate as PEM.") String certificate,
      @Nullable
          @Schema(
              description =
                  "What it signs: releases, which it is without this, or trust-lists for a root of"
                      + " trust.")
          String purpose) {}

  /** How a key is retired. */
  @Serdeable
  @Schema(
      name = "ReleaseKeyRetirement",
      requiredProperties = "quarantine",
      description = "How a key is retired.")
  record Retirement(
      @Nullable
          @Schema(
              description =
                  "Whether what it signed is withdrawn as well: true for a key that was stolen,"
                      + " false for one that is replaced.")
          Boolean quarantine) {}

  /** What came of retiring a key. */
  @Serdeable
  @Schema(name = "RetiredReleaseKey", description = "A key that is believed no more.")
  record RetiredItem(
      Item key, @Schema(description = "How many artifacts were withdrawn.") int withdrawn) {}

  private final ReleaseKeyRepository keys;
  private final ReleaseKeyService desk;
  private final Clock clock;

  ReleaseKeyApi(ReleaseKeyRepository keys, ReleaseKeyService desk, Clock clock) {
    this.keys = keys;
    this.desk = desk;
    this.clock = clock;
  }

  @Operation(
      summary = "List release keys",
      description =
          "Newest first, retired ones included; those of fleet.update.release-keys-file are not"
              + " among them.")
  @ApiResponse(
      responseCode = "200",
      description = "The keys.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Item.class))))
  @Get
  @RolesAllowed(
      value = {COORDINATOR},
      wholeFleet = true)
  List<Item> list() {
    return keys.list().stream().map(key -> Item.of(key, clock.instant())).toList();
  }

  @Operation(
      summary = "Add a release key",
      description = "What it signs is taken from now on: its own, or of whom it is the authority.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The key was added.",
      content = @Content(schema = @Schema(implementation = Item.class)))
  @ApiResponse(
      responseCode = "400",
      description = "It is no certificate, its time is over, or its purpose is none.")
  @ApiResponse(responseCode = "409", description = "It was added before.")
  @Post
  @RolesAllowed(
      value = {COORDINATOR},
      wholeFleet = true)
  HttpResponse<Item> add(@Parameter(hidden = true) Principal visitor, @Body Wanted wanted) {
    ReleaseKey key =
        desk.add(
            wanted.name() == null ? "" : wanted.name(),
            wanted.certificate() == null ? "" : wanted.certificate(),
            Objects.requireNonNullElse(wanted.purpose(), ReleaseKey.Purpose.RELEASES.code()),
            visitor);
    return HttpResponse.created(Item.of(key, clock.instant()));
  }

  @Operation(
      summary = "Retire a release key",
      description =
          "Nothing that it signs is taken any more, for good. What it signed before is withdrawn"
              + " only when that is asked for.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The key as it is now.",
      content = @Content(schema = @Schema(implementation = RetiredItem.class)))
  @ApiResponse(
      responseCode = "400",
      description = "It was not said whether what it signed is withdrawn.")
  @ApiResponse(responseCode = "404", description = "There is no key of this number.")
  @Post("/{id}/retire")
  @RolesAllowed(
      value = {COORDINATOR},
      wholeFleet = true)
  RetiredItem retire(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body Retirement retirement) {
    Boolean quarantine = retirement.quarantine();
    if (quarantine == null) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "Say in the field quarantine whether what this key signed is withdrawn: true or false.",
          List.of(new Problem.FieldError("quarantine", "give true or false")));
    }
    int withdrawn = desk.retire(find(id), quarantine, visitor);
    return new RetiredItem(Item.of(find(id), clock.instant()), withdrawn);
  }

  private ReleaseKey find(String id) {
    return RowNumberParser.parse(id)
        .flatMap(keys::find)
        .orElseThrow(() -> ProblemException.notFound("release key", id));
  }
}
