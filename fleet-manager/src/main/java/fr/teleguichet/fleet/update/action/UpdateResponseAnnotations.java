package fr.teleguichet.fleet.update.action;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What several routes of updates answer, for the description of the programming interface. */
final class UpdateResponseAnnotations {

  private UpdateResponseAnnotations() {}

  /** The update after what was done with it, or that the address names none. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "200",
      description = "The update as it is now.",
      content = @Content(schema = @Schema(implementation = UpdateJson.class)))
  @ApiResponse(responseCode = "404", description = "There is no such kiosk or update.")
  @interface AsItIsNow {}
}
