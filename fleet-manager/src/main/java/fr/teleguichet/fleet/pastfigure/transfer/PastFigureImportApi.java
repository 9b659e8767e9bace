package fr.teleguichet.fleet.pastfigure.transfer;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.transfer.ImportPreview.Kind;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** The import of past figures for programs. */
@Tag(name = "past figures")
@Controller("/api/v1/past-figures")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PastFigureImportApi {

  /** What an import did or would do. */
  @Serdeable
  @Schema(name = "PastFigureOutcome", description = "What a file of past figures did, or would do.")
  record Outcome(
      @Schema(description = "Whether it was done.") boolean done,
      @Schema(description = "How many figures are new.") long added,
      @Schema(description = "How many hold otherwise from now on.") long changed,
      @Schema(description = "How many hold already.") long same) {}

  private final PastFigureImporter imports;
  private final LocalizedText text;

  PastFigureImportApi(PastFigureImporter imports, MessageBundles texts) {
    this.imports = imports;
    this.text = texts.in(Language.ENGLISH);
  }

  @Operation(
      summary = "Import figures of the years before from a file",
      description =
          "CSV in UTF-8 with the columns of /past-figures.csv, or an OpenDocument spreadsheet with"
              + " them on its first sheet, 2 MB at most. All of it is done or nothing. Without"
              + " confirmed=true it is only looked at.",
      security = @SecurityRequirement(name = "token"))
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(
            mediaType = PastFigureSpreadsheetEncoder.TYPE,
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The file was read, and done where it was confirmed.",
      content = @Content(schema = @Schema(implementation = Outcome.class)))
  @ApiResponse(
      responseCode = "422",
      description = "Something is wrong with the file, with its place; nothing was done.")
  @ProblemResponseAnnotations.WrongToken
  @Post("/imports")
  @Consumes(MediaType.ALL) // the file itself says what it is
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<Outcome> read(
      @Parameter(hidden = true) Principal visitor,
      @Nullable @QueryValue Boolean confirmed,
      @Body byte[] body) {
    boolean done = confirmed != null && confirmed;
    PastFigurePreview preview =
        done
            ? imports.apply(body, Optional.empty(), visitor).orElseGet(() -> imports.preview(body))
            : imports.preview(body);
    if (!preview.problems().isEmpty()) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "Something is wrong with the file; nothing was done.",
          preview.problems().stream()
              .map(it -> new Problem.FieldError(it.where(text), it.say(text)))
              .toList());
    }
    return HttpResponse.ok(
        new Outcome(
            done,
            preview.count(Kind.ADDED),
            preview.count(Kind.CHANGED),
            preview.count(Kind.SAME)));
  }
}
