package fr.teleguichet.fleet.audit.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.AuditLogReader;
import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log for programs, and the check that nothing in it was altered. */
@Tag(name = "audit")
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditApi {

  private static final int MAX_COUNT = 1_000;

  /** One entry. */
  @Serdeable
  @Schema(name = "AuditEntry", description = "Something that was done or refused.")
  record Item(
      @Schema(description = "Its place in the log, from 1.") long number,
      Instant at,
      @Schema(description = "person, script, kiosk, program or stranger.") String actorKind,
      @Schema(description = "What the actor was called.") String actor,
      String action,
      String subject,
      String address,
      @Schema(description = "Further facts, a JSON object as text.") String details) {
    static Item of(StoredAuditEntry row) {
      return new Item(
          row.number(),
          row.at(),
          row.actor().kind(),
          row.actor().name(),
          row.action(),
          row.subject(),
          row.address(),
          row.details());
    }
  }

  /** A part of the list. */
  @Serdeable
  @Schema(name = "AuditPage")
  record Page(
      List<Item> entries,
      @Nullable @Schema(description = "Give this as before for the next part; null at the end.")
          Long next) {}

  /** What the check found. */
  @Serdeable
  @Schema(name = "AuditCheck", description = "Whether the log is as it was written.")
  record Check(
      @Schema(description = "How many entries the log should have.") long entries,
      boolean intact,
      @Nullable @Schema(description = "The first entry that is missing or altered.") Long brokenAt,
      @Schema(description = "The last entry’s hash, to be written down elsewhere.") String seal) {}

  private final AuditLogReader trail;

  AuditApi(AuditLogReader trail) {
    this.trail = trail;
  }

  @Operation(
      summary = "List the audit log",
      description = "Entries, newest first.",
      security = @SecurityRequirement(name = "token"),
      parameters = {
        @Parameter(
            name = "who",
            in = ParameterIn.QUERY,
            description = "A part of the actor’s name.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "what",
            in = ParameterIn.QUERY,
            description = "The beginning of the action.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "subject",
            in = ParameterIn.QUERY,
            description = "A part of the subject.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            description = "Only entries with smaller numbers.",
            schema = @Schema(type = "integer"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  Page list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @QueryValue(defaultValue = "200") @Parameter(description = "The most to return, 1 to 1000.")
          int limit) {
    if (limit < 1 || limit > MAX_COUNT) {
      throw ProblemException.parameter("limit", "give 1 to " + MAX_COUNT + ".");
    }
    List<StoredAuditEntry> rows =
        trail.find(AuditQueryForm.of(request.getParameters()).search(limit));
    return new Page(
        rows.stream().map(Item::of).toList(), rows.size() < limit ? null : rows.getLast().number());
  }

  @Operation(
      summary = "Check the audit log",
      description = "Reads the whole log and follows its chain of hashes.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "What was found.",
      content = @Content(schema = @Schema(implementation = Check.class)))
  @Get("/check")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  Check check() {
    AuditLogReader.Finding finding = trail.check();
    return new Check(
        finding.entries(),
        finding.brokenAt().isEmpty(),
        finding.brokenAt().isPresent() ? finding.brokenAt().getAsLong() : null,
        finding.seal());
  }
}
