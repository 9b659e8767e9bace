package fr.teleguichet.fleet.alert.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What routes of alerts answer, as the description of the programming interface tells it. */
final class AlertResponseAnnotations {

  private AlertResponseAnnotations() {}

  /** The address names no alert that the asker may see. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(responseCode = "404", description = "There is none of this number in the scope.")
  @interface NoSuchAlert {}

  /** It was done, or does not go together with how the alert is. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.SOURCE)
  @ApiResponse(
      responseCode = "200",
      description = "The alert as it is now.",
      content = @Content(schema = @Schema(implementation = AlertJson.Whole.class)))
  @ApiResponse(responseCode = "401", description = "The token is missing or wrong.")
  @ApiResponse(
      responseCode = "403",
      description = "The role may not, or the alert reaches beyond the token’s scope.")
  @ApiResponse(responseCode = "404", description = "There is none of this number in the scope.")
  @ApiResponse(
      responseCode = "409",
      description = "The alert is in a state in which that can’t be done.")
  @interface AsItIsNow {}
}
