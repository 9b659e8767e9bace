package fr.teleguichet.fleet.opendata;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What is published as open data, for programs: a portal may fetch each file by its address. */
@Tag(name = "open data")
@Controller("/api/v1/open-data")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpenDataApi {

  /** A file. */
  @Serdeable
  @Schema(name = "OpenDataFile", description = "A file of the open data.")
  record Item(
      String name,
      String mediaType,
      @Schema(description = "Where it is, on this server.") String path) {}

  private final OpenDataFileGenerator publication;

  OpenDataApi(OpenDataFileGenerator publication) {
    this.publication = publication;
  }

  @Operation(
      summary = "List the files of the open data",
      description = "datapackage.json describes them all, as a Frictionless Data Package.")
  @ApiResponse(responseCode = "200", description = "Their names.")
  @Get
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  List<Item> list() {
    return Arrays.stream(OpenDataFile.values())
        .map(
            file ->
                new Item(file.fileName(), file.mediaType(), "/api/v1/open-data/" + file.fileName()))
        .toList();
  }

  @Operation(
      summary = "Get a file of the open data",
      description =
          "indicateurs.csv has the figures of years that are over, mois.csv their months in the"
              + " whole network, lieux.csv the sites that the public may know;"
              + " schema-indicateurs.json, schema-mois.json and schema-lieux.json are their Table"
              + " Schemas. Fewer than five interviews or answers are not told, nor what they could"
              + " be worked out of. A token for some territories gets their sites.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")),
        @Content(mediaType = "text/markdown", schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "404", description = "There is no file of this name.")
  @Get("/{file}")
  @Produces({"text/csv", MediaType.APPLICATION_JSON, "text/markdown"})
  @RolesAllowed({COORDINATOR, MEDIATOR, VIEWER})
  HttpResponse<byte[]> file(
      @Parameter(hidden = true) Principal visitor, @PathVariable String file) {
    OpenDataFile wanted =
        OpenDataFile.of(file)
            .orElseThrow(
                () ->
                    new HttpStatusException(
                        HttpStatus.NOT_FOUND, "There is no open data file of this name."));
    return HttpResponse.ok(
            publication.file(wanted, visitor.scope()).getBytes(StandardCharsets.UTF_8))
        .contentType(new MediaType(wanted.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.fileName() + "\"");
  }
}
