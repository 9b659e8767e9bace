package fr.teleguichet.fleet.update.distribution;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words about software modules, for programs. */
@Tag(name = "updates")
@Controller("/api/v1/software-modules/{module}/metadata")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ModuleMetadataApi {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:-]{0,127}";
  private static final int MAX_LENGTH = 4_000;

  /** A word about a module. */
  @Serdeable
  @Schema(name = "ModuleMetadata", description = "A word about a module, for programs.")
  record Json(
      String key,
      String value,
      @Schema(description = "Whether devices are told.") boolean visible) {}

  /** A word as it shall be. */
  @Serdeable
  @Schema(name = "ModuleMetadataContent", description = "What a word about a module shall be.")
  record Wanted(
      @Nullable @Schema(description = "4000 characters at most.") String value,
      @Nullable @Schema(description = "Whether devices are told, which is not usual.")
          Boolean visible) {}

  private final SoftwareCatalogueRepository catalogue;
  private final ModuleMetadataRepository metadata;
  private final AuditLog audit;

  ModuleMetadataApi(
      SoftwareCatalogueRepository catalogue, ModuleMetadataRepository metadata, AuditLog audit) {
    this.catalogue = catalogue;
    this.metadata = metadata;
    this.audit = audit;
  }

  @Operation(summary = "List the words about a software module")
  @ApiResponse(
      responseCode = "200",
      description = "The words, by their keys; 100 at most.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Json.class))))
  @ApiResponse(responseCode = "404", description = "There is no such module.")
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  List<Json> list(@PathVariable String module) {
    return metadata.of(module(module).id()).stream()
        .map(it -> new Json(it.name(), it.value(), it.visible()))
        .toList();
  }

  @Operation(
      summary = "Set a word about a software module",
      description = "Devices that are told of the module are told of it where it is visible.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The word as it is now.",
      content = @Content(schema = @Schema(implementation = Json.class)))
  @ApiResponse(responseCode = "400", description = "The key or the value is wrong.")
  @ApiResponse(responseCode = "404", description = "There is no such module.")
  @ApiResponse(responseCode = "409", description = "The module has 100 words.")
  @Put("/{key}")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  Json put(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String module,
      @PathVariable String key,
      @Body Wanted wanted) {
    SoftwareModule known = module(module);
    if (!key.matches(NAME)) {
      throw wrong("key", "give letters, digits and . _ : -, 128 at most");
    }
    String value = wanted.value() == null ? "" : wanted.value();
    if (value.length() > MAX_LENGTH || value.codePoints().anyMatch(Character::isISOControl)) {
      throw wrong("value", "give one line of " + MAX_LENGTH + " characters at most");
    }
    boolean visible = Boolean.TRUE.equals(wanted.visible());
    tell(visitor, "software-module.metadata-set", known, Map.of("key", key, "value", value));
    if (!metadata.put(known.id(), new ModuleMetadataRepository.Word(key, value, visible))) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "The module has " + ModuleMetadataRepository.MAX_COUNT + " words: delete one first.");
    }
    return new Json(key, value, visible);
  }

  @Operation(
      summary = "Delete a word about a software module",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "It is not there any more.")
  @ApiResponse(responseCode = "404", description = "There is no such module or word.")
  @Delete("/{key}")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<?> delete(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String module,
      @PathVariable String key) {
    SoftwareModule known = module(module);
    ModuleMetadataRepository.Word word =
        metadata.find(known.id(), key).orElseThrow(() -> ProblemException.notFound("word", key));
    tell(visitor, "software-module.metadata-deleted", known, Map.of("key", word.name()));
    metadata.delete(known.id(), word.name());
    return HttpResponse.noContent();
  }

  private SoftwareModule module(String number) {
    return RowNumberParser.parse(number)
        .flatMap(catalogue::module)
        .orElseThrow(() -> ProblemException.notFound("software module", number));
  }

  private void tell(
      Principal visitor, String action, SoftwareModule module, Map<String, String> details) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            action,
            module.part() + " " + module.name() + " " + module.version(),
            visitor.address(),
            details));
  }

  private static ProblemException wrong(String field, String detail) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "Correct the field " + field + ": " + detail + ".",
        List.of(new Problem.FieldError(field, detail)));
  }
}
