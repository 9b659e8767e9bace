package fr.teleguichet.fleet.site.transfer;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
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
import java.util.List;

/** The import of sites for programs. */
@Tag(name = "sites")
@Controller("/api/v1/site-register")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SiteImportApi {

  /** What an import did or would do. */
  @Serdeable
  @Schema(name = "SiteImport", description = "What a file of sites did, or would do.")
  record Outcome(
      @Schema(description = "Whether it was done.") boolean done,
      @Schema(description = "The codes of new sites.") List<String> added,
      @Schema(description = "The codes of sites that change.") List<String> changed) {}

  private final SiteImporter imports;
  private final LocalizedText text;

  SiteImportApi(SiteImporter imports, MessageBundles texts) {
    this.imports = imports;
    this.text = texts.in(Language.ENGLISH);
  }

  @Operation(
      summary = "Import sites from a file",
      description =
          "CSV with the columns of /site-register.csv, or a JSON array of objects with the same"
              + " names; UTF-8, 2 MB at most. All of it is done or nothing. Without confirmed=true"
              + " it is only looked at.",
      security = @SecurityRequirement(name = "token"))
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The file was read, and done where it was confirmed.",
      content = @Content(schema = @Schema(implementation = Outcome.class)))
  @ApiResponse(
      responseCode = "422",
      description = "Something is wrong with the file, by line and column; nothing was done.")
  @ProblemResponseAnnotations.WrongToken
  @Post
  @Consumes({"text/csv", MediaType.APPLICATION_JSON})
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<Outcome> read(
      @Parameter(hidden = true) Principal visitor,
      @Nullable @QueryValue Boolean confirmed,
      @Body byte[] body) {
    boolean done = confirmed != null && confirmed;
    ImportPreview preview = done ? imports.apply(body, visitor.actor()) : imports.preview(body);
    if (!preview.problems().isEmpty()) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "Something is wrong with the file; nothing was done.",
          preview.problems().stream()
              .map(
                  it ->
                      new Problem.FieldError(
                          text.say("import.where", it.line(), it.column()), it.say(text)))
              .toList());
    }
    return HttpResponse.ok(
        new Outcome(
            done,
            codes(preview, ImportPreview.Kind.ADDED),
            codes(preview, ImportPreview.Kind.CHANGED)));
  }

  private static List<String> codes(ImportPreview preview, ImportPreview.Kind kind) {
    return preview.changes().stream()
        .filter(it -> it.kind() == kind)
        .map(ImportPreview.Change::code)
        .toList();
  }
}
